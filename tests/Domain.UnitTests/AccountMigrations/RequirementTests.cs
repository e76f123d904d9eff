using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations;

public sealed class RequirementTests
{
    private static readonly Requirement Satisfied = Of(reason: null);
    private static readonly Requirement Waiting = Of(Reason.MpnVettingPending);
    private static readonly Requirement Outstanding = Of(Reason.MpnIdMissing);

    [Fact]
    public void Of_AViolation_WaitsForAVettingAlone()
    {
        Satisfied.State.ShouldBe(RequirementState.Satisfied);
        Waiting.State.ShouldBe(RequirementState.Waiting);
        Outstanding.State.ShouldBe(RequirementState.Outstanding);
    }

    [Fact]
    public void StateDerivedFrom_PutsOutstandingBeforeWaiting()
    {
        Requirement.StateDerivedFrom([Satisfied, Satisfied]).ShouldBe(MigrationState.Ready);
        Requirement.StateDerivedFrom([Satisfied, Waiting]).ShouldBe(MigrationState.EnrollmentPending);
        Requirement.StateDerivedFrom([Waiting, Outstanding]).ShouldBe(MigrationState.ActionRequired);
        Requirement.StateDerivedFrom([Outstanding, Satisfied]).ShouldBe(MigrationState.ActionRequired);
    }

    [Fact]
    public void StandsAs_ComparesWords()
    {
        Of(Reason.MpnIdNotFound, "1").StandsAs(Of(Reason.MpnIdNotFound, "1")).ShouldBeTrue();
        Of(Reason.MpnIdNotFound, "1").StandsAs(Of(Reason.MpnIdNotFound, "2")).ShouldBeFalse();
        Of(Reason.MpnIdNotFound, "1").StandsAs(Of(Reason.MpnIdNotGlobal, "1")).ShouldBeFalse();
        Of(Reason.MpnIdNotFound, "1").StandsAs(Of(Reason.MpnIdNotFound)).ShouldBeFalse();
        Satisfied.StandsAs(Outstanding).ShouldBeFalse();
        Satisfied.StandsAs(Of(reason: null)).ShouldBeTrue();
    }

    private static Requirement Of(Reason? reason, string? mpnId = null) =>
        Requirement.Of(
            RequirementKind.PartnerNetworkMembership,
            reason is null ? null
                : mpnId is null ? RuleViolation.Of(reason.Value)
                : RuleViolation.Of(reason.Value, ("mpnId", mpnId))
        );
}
