using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations.Rules;

public sealed class ViewerMustBeMemberTests
{
    private static readonly PublisherId Acme = PublisherId.Parse("acme");

    [Theory]
    [InlineData(LegacyRole.Owner)]
    [InlineData(LegacyRole.Contributor)]
    public void Check_OfAMember_Holds(LegacyRole role) =>
        new ViewerMustBeMember(Acme, role, HoldsAnyRole: true).ShouldHold();

    [Fact]
    public void Check_OfAMemberWithoutLegacyCounterpart_Holds() =>
        new ViewerMustBeMember(Acme, Role: null, HoldsAnyRole: true).ShouldHold();

    [Fact]
    public void Check_OfAStranger_SaysThatThereIsNoSuchAccount() =>
        new ViewerMustBeMember(Acme, Role: null, HoldsAnyRole: false).ShouldFail(
            Reason.PublisherNotFound,
            ("publisherId", "acme")
        );
}
