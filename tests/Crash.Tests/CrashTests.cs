using System.Globalization;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Crash.Tests.Load.Migrations;
using PublisherMigration.Crash.Tests.Load.Operations;
using PublisherMigration.Crash.Tests.Load.Sync;
using PublisherMigration.Crash.Tests.Processes;
using PublisherMigration.Crash.Tests.Runs;
using PublisherMigration.LegacyPortal.Double;

namespace PublisherMigration.Crash.Tests;

/// <summary>
/// An acknowledged write survives <c>kill -9</c> at any instant, once and in order. Some kills here; as many as you like
/// with <c>tests/crash</c>.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int FewKills = 10;

    // A history that grows without end makes each look at it longer: so many kills, then a new database.
    private const int KillsOfADatabase = 20;

    [Fact]
    public async Task KilledAtAnyInstant_LosesAndRepeatsNothing()
    {
        var kills = Number("CRASH_KILLS") ?? FewKills;
        var seed = Number("CRASH_SEED") ?? 1;
        for (var done = 0; done < kills; done += KillsOfADatabase)
        {
            // Every second database delivers to the embedded portal, which dies with the server.
            await using var portal = done / KillsOfADatabase % 2 == 0 ? await LegacyPortalDouble.StartAsync() : null;
            using var site = new ServerSite(portal is null ? [] : [$"--LegacyPortal:Address={portal.Address}"]);
            var migrations = new MigrationWorkload();
            var sync = new SyncWorkload(Moves.MoveAsync, new DeliveryLook(portal), seed + done);
            var subscription = new SubscriptionWorkload();
            var legacy = new LegacyChangeWorkload();
            var holds = new HoldWorkload(seed + done);
            var retries = new RetryWorkload(seed + done);
            var drifts = new DriftWorkload(portal, seed + done);
            var run = new CrashRun(
                site,
                [migrations, sync, subscription, legacy, holds, retries, drifts],
                seed + done,
                Tell
            );
            await run.RunAsync(Math.Min(KillsOfADatabase, kills - done));
            migrations.Migrated.ShouldBeGreaterThan(0);
            sync.RecordedChanges.ShouldBeGreaterThan(0);
            subscription.Acknowledgements.ShouldBeGreaterThan(0);
            legacy.Answered.ShouldBeGreaterThan(0);
            holds.Decisions.ShouldBeGreaterThan(0);
            retries.Answered.ShouldBeGreaterThan(0);
            (portal is null || drifts.Repaired > 0).ShouldBeTrue();
            Tell(
                $"{done + run.Kills} of {kills} kills; on this database {migrations.Migrated} cut-overs, "
                    + $"{sync.RecordedChanges} changes, and of those without an answer {Text(sync.Resolved)}."
            );
        }
    }

    private static string Text(IEnumerable<KeyValuePair<ChangeOutcome, int>> outcomes) =>
        string.Join(
            ", ",
            outcomes.Select(outcome =>
                $"{outcome.Value} {(outcome.Key == ChangeOutcome.Unspecified ? "Refused" : outcome.Key)}"
            )
        );

    private void Tell(string line) => output.WriteLine(line);

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : null;
}
