using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations.Rules;

public sealed class ActorMustBeOwnerTests
{
    private static readonly PublisherId Acme = PublisherId.Parse("acme");

    [Fact]
    public void Check_OfAnOwner_Holds() => new ActorMustBeOwner(Acme, LegacyRole.Owner).ShouldHold();

    [Theory]
    [InlineData(LegacyRole.Contributor)]
    [InlineData(null)]
    public void Check_OfAnotherMember_Fails(LegacyRole? role) =>
        new ActorMustBeOwner(Acme, role).ShouldFail(Reason.NotAnOwner, ("publisherId", "acme"));
}
