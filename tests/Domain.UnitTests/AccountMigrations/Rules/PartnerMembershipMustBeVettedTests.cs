using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations.Rules;

public sealed class PartnerMembershipMustBeVettedTests
{
    private static readonly PartnerMembership Membership = FactsInMemory.Membership("1000");

    [Fact]
    public void Check_OfAnAuthorisedOne_Holds() =>
        new PartnerMembershipMustBeVetted(Membership, Cast.Noon).ShouldHold();

    [Theory]
    [InlineData(VettingState.Pending, Reason.MpnVettingPending)]
    [InlineData(VettingState.Rejected, Reason.MpnVettingRejected)]
    public void Check_OfAnother_Fails(VettingState vetting, Reason reason) =>
        new PartnerMembershipMustBeVetted(Membership with { Vetting = vetting }, Cast.Noon).ShouldFail(
            reason,
            ("mpnId", "1000")
        );

    [Fact]
    public void Check_OfAPendingOneThatHasExpired_LeavesItToTheExpiry() =>
        new PartnerMembershipMustBeVetted(
            Membership with
            {
                Vetting = VettingState.Pending,
                ExpireTime = Cast.Noon,
            },
            Cast.Noon
        ).ShouldHold();

    [Fact]
    public void Check_OfARejectedOneThatHasExpired_SaysThatItIsRejected() =>
        new PartnerMembershipMustBeVetted(
            Membership with
            {
                Vetting = VettingState.Rejected,
                ExpireTime = Cast.Noon,
            },
            Cast.Noon
        ).ShouldFail(Reason.MpnVettingRejected, ("mpnId", "1000"));
}
