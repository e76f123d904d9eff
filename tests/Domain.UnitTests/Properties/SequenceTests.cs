using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Domain.UnitTests.Properties;

/// <summary>
/// Random sequences of commands and fact changes keep the invariants and never reach a state that the requirements do not
/// imply. A failure names the seed and the shortest sequence found. DOMAIN_SEQUENCES sets how many are tried.
/// </summary>
public sealed class SequenceTests
{
    private const int Sequences = 2_000;
    private const int SequencesToFindAFault = 2_000;

    [Fact]
    public void Sequences_KeepTheInvariantsAndDeriveTheState()
    {
        var coverage = new Coverage();
        Check(OracleFault.None, coverage, Config.QuickThrowOnFailure.WithMaxTest(Count()));
        coverage.Seen.Select(static seen => seen.Refused).OfType<Reason>().Distinct().ShouldBeSubsetOf(Reachable);
    }

    /// <summary>With one seed, since a random run may miss what is rare.</summary>
    [Fact]
    public void Sequences_OfAFixedSeed_ReachEveryStateAndRefusal()
    {
        var coverage = new Coverage();
        Check(
            OracleFault.None,
            coverage,
            Config.QuickThrowOnFailure.WithMaxTest(Sequences).WithReplay(seed: 20_261_122, gamma: 77)
        );
        coverage.Seen.Select(static seen => seen.State).Distinct().Count().ShouldBe(6);
        coverage.Times(StepKind.Complete, MigrationState.Migrated).ShouldBeGreaterThan(Sequences / 20);
        coverage.Seen.Select(static seen => seen.Refused).OfType<Reason>().Distinct().Order().ShouldBe(Reachable);
    }

    [Theory]
    [InlineData(OracleFault.ExpiryIsExclusive)]
    [InlineData(OracleFault.PendingDoesNotCount)]
    [InlineData(OracleFault.AssociatedTenantsDoNotCount)]
    [InlineData(OracleFault.OnlyTheFirstWorkEmailCounts)]
    public void Sequences_AgainstRequirementsMisread_FindIt(OracleFault fault) =>
        Should
            .Throw<Exception>(() =>
                Check(fault, new Coverage(), Config.QuickThrowOnFailure.WithMaxTest(SequencesToFindAFault))
            )
            .Message.ShouldContain("Falsifiable");

    /// <summary>Every reason for which a step of these can be refused.</summary>
    private static Reason[] Reachable =>
        [
            Reason.PublisherNotFound,
            Reason.MemberNotFound,
            Reason.NotAnOwner,
            Reason.AlreadyMigrated,
            Reason.MigrationNotStarted,
            Reason.WorkEmailMalformed,
            Reason.WorkEmailRequired,
            Reason.WorkEmailIsConsumerAddress,
            Reason.WorkEmailDomainUnknown,
            Reason.TenantKindNotAllowed,
            Reason.TenantMismatch,
            Reason.MpnIdMalformed,
            Reason.MpnIdNotFound,
            Reason.MpnIdNotGlobal,
            Reason.MpnVettingRejected,
            Reason.MpnMembershipExpired,
            Reason.MpnTenantMismatch,
            Reason.AlreadyEnrolled,
            Reason.RequirementsOutstanding,
            Reason.LossesNotAcknowledged,
            Reason.LossDigestStale,
            Reason.LastOwner,
            Reason.ManagedInPartnerCenter,
        ];

    private static void Check(OracleFault fault, Coverage coverage, Config config) =>
        Prop.ForAll(Steps.Sequences, steps => new Run(fault, coverage).Take(steps)).Check(config);

    private static int Count() =>
        int.TryParse(
            Environment.GetEnvironmentVariable("DOMAIN_SEQUENCES"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var count
        )
            ? count
            : Sequences;
}
