using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.PublisherAccounts;

public sealed class ActorTests
{
    private static readonly Principal Group = Cast.Group(1, Cast.Contoso);

    [Fact]
    public void IsOrBelongsTo_OfItself_Holds() => new Actor(Cast.Ada).IsOrBelongsTo(Cast.Ada).ShouldBeTrue();

    [Fact]
    public void IsOrBelongsTo_OfTheSameAddressInAnotherKind_DoesNot() =>
        new Actor(Cast.Personal("ada@contoso.com")).IsOrBelongsTo(Cast.Ada).ShouldBeFalse();

    [Fact]
    public void IsOrBelongsTo_OfAGroupById_Holds() =>
        In(Group.ObjectId!.Value.ToString("D")).IsOrBelongsTo(Group).ShouldBeTrue();

    [Fact]
    public void IsOrBelongsTo_OfAGroupByIdInUpperCase_Holds() =>
        In(Group.ObjectId!.Value.ToString("D").ToUpperInvariant()).IsOrBelongsTo(Group).ShouldBeTrue();

    [Fact]
    public void IsOrBelongsTo_OfAGroupByAlias_Holds() =>
        In("Admins").IsOrBelongsTo(Principal.SecurityGroup("admins")).ShouldBeTrue();

    [Fact]
    public void IsOrBelongsTo_OfAnotherGroup_DoesNot() =>
        In(Group.ObjectId!.Value.ToString("D")).IsOrBelongsTo(Cast.Group(2, Cast.Contoso)).ShouldBeFalse();

    [Fact]
    public void IsOrBelongsTo_OfAPersonNamedLikeAGroup_DoesNot() =>
        In("bob@contoso.com").IsOrBelongsTo(Cast.Bob).ShouldBeFalse();

    private static Actor In(params string[] groups) =>
        new(Cast.Ada, groups.ToHashSet(StringComparer.OrdinalIgnoreCase));
}
