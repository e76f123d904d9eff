using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace PublisherMigration.Infrastructure.Tests.Model;

/// <summary>
/// The real handlers on a real store against a model of the rules: random changes, repetitions, rosters, decisions, hours that
/// pass, restarts and failures of the store. SYNC_SEQUENCES says how many accounts take their fifty steps.
/// </summary>
public sealed class SyncModelTests
{
    private const int Sequences = 2_000;

    /// <summary>The rarest is found within 25 nearly always; the first that finds it ends the test.</summary>
    private const int PlansToFindAFault = 100;

    [Fact]
    public void Service_AndModel_AgreeAtEveryStep()
    {
        var coverage = new ModelCoverage();

        Check(ModelFault.None, coverage, Plans.All, Config.QuickThrowOnFailure.WithMaxTest(Count() / Plans.Accounts));

        coverage.Counts.Keys.ShouldBeSubsetOf(Reachable);
    }

    /// <summary>With one seed, since a random run may miss what is rare.</summary>
    [Fact]
    public void Plans_OfAFixedSeed_ReachEveryOutcome()
    {
        var coverage = new ModelCoverage();

        Check(
            ModelFault.None,
            coverage,
            Plans.Unshrunk,
            Config.QuickThrowOnFailure.WithMaxTest(12).WithReplay(seed: 20_261_124, gamma: 77)
        );

        coverage.Counts.Keys.Order(StringComparer.Ordinal).ShouldBe(Reachable.Order(StringComparer.Ordinal));
    }

    public static TheoryData<ModelFault> Faults =>
        [.. Enum.GetValues<ModelFault>().Where(static fault => fault != ModelFault.None)];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Plans_AgainstAModelThatMisreadsARule_FindIt(ModelFault fault) =>
        Should
            .Throw<Exception>(() =>
                Check(
                    fault,
                    new ModelCoverage(),
                    Plans.Unshrunk,
                    Config.QuickThrowOnFailure.WithMaxTest(PlansToFindAFault)
                )
            )
            .Message.ShouldContain("Falsifiable");

    private static string[] Reachable =>
        [
            "interrupted",
            "Recorded",
            "NoEffect",
            "Stale",
            "Held",
            "Duplicate Recorded",
            "Duplicate NoEffect",
            "Duplicate Held",
            "Refused ChangeIdReused",
            "Refused LastOwner",
            "Refused MemberNotFound",
            "Refused HoldAlreadyDecided",
            "Refused HoldDigestStale",
            "Approved",
            "Approved roster",
            "Rejected",
            "Rejected roster",
            "roster Recorded",
            "roster NoEffect",
            "roster Stale",
            "roster Held",
            "roster Duplicate Recorded",
            "roster Duplicate NoEffect",
            "roster Duplicate Held",
        ];

    private static void Check(ModelFault fault, ModelCoverage coverage, Arbitrary<Plan> plans, Config config)
    {
        var fleet = new FleetRun(fault, coverage);
        try
        {
#pragma warning disable VSTHRD002, xUnit1031 // FsCheck asks one after the other and waits for each.
            Prop.ForAll(plans, plan => Task.Run(() => fleet.TakeAsync(plan)).GetAwaiter().GetResult()).Check(config);
        }
        finally
        {
            fleet.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
#pragma warning restore VSTHRD002, xUnit1031
    }

    private static int Count() =>
        int.TryParse(
            Environment.GetEnvironmentVariable("SYNC_SEQUENCES"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var count
        )
            ? count
            : Sequences;
}
