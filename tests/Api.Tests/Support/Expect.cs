using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Support;

/// <summary>What tests say of migrations.</summary>
public static class Expect
{
    /// <summary>State and the reasons of both requirements; a satisfied one has none.</summary>
    public static void ShouldStand(
        this AccountMigration migration,
        MigrationState state,
        ErrorReason workEmail = ErrorReason.Unspecified,
        ErrorReason membership = ErrorReason.Unspecified
    )
    {
        migration.State.ShouldBe(state);
        migration.Requirements.ShouldStand(workEmail, membership);
    }

    public static void ShouldStand(
        this IEnumerable<Requirement> requirements,
        ErrorReason workEmail = ErrorReason.Unspecified,
        ErrorReason membership = ErrorReason.Unspecified
    ) =>
        requirements
            .Select(r => (r.Kind, r.State, r.Reason))
            .ShouldBe([
                (RequirementKind.WorkEmail, StateFor(workEmail), workEmail),
                (RequirementKind.PartnerNetworkMembership, StateFor(membership), membership),
            ]);

    private static RequirementState StateFor(ErrorReason reason) =>
        reason switch
        {
            ErrorReason.Unspecified => RequirementState.Satisfied,
            ErrorReason.MpnVettingPending => RequirementState.Waiting,
            _ => RequirementState.Outstanding,
        };
}
