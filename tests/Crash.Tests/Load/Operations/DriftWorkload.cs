using Grpc.Core;
using Grpc.Net.Client;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Crash.Tests.Load.Migrations;
using PublisherMigration.Crash.Tests.Load.Sync;
using PublisherMigration.LegacyPortal.Double;

namespace PublisherMigration.Crash.Tests.Load.Operations;

/// <summary>
/// Somebody changes an account in the legacy portal past the feed, and an operator repairs that again and again: each repair
/// that was answered is kept, none is there twice, and in the end both sides are the same.
/// </summary>
/// <param name="portal">Where it is changed; null for the embedded portal, in which nobody can: then there is nothing to repair.</param>
/// <param name="seed">Draws who is changed.</param>
internal sealed class DriftWorkload(LegacyPortalDouble? portal, int seed) : IWorkload
{
    private const string Id = "drifted-1";
    private const int Members = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Random _random = new(seed);
    private readonly RepairLedger _ledger = new();

    public int Repaired => _ledger.Answered;

    public Task PrepareAsync(GrpcChannel channel) =>
        Moves.MoveAsync(
            channel,
            [Fleet.Account(Id, ["owner-0"], Enumerable.Range(0, Members).Select(static n => $"member-{n}"))]
        );

    public Task RunAsync(GrpcChannel channel, CancellationToken stop) =>
        Answers.RepeatSlowlyAsync(
            async () =>
            {
                portal?.Meddle(
                    Id,
                    Fleet.Work($"member-{_random.Next(Members)}"),
                    _random.Next(2) == 0 ? LegacyRole.Owner : LegacyRole.Unspecified
                );
                await RepairAsync(new SyncCaller(channel));
            },
            stop
        );

    public async Task<IReadOnlyList<string>> SettleAsync(GrpcChannel channel)
    {
        var caller = new SyncCaller(channel);
        var violations = await LookAsync(channel, caller);
        return [.. violations, .. await MendAsync(caller)];
    }

    /// <summary>Records nothing any more: others compare what is recorded with what has arrived.</summary>
    public async Task<IReadOnlyList<string>> FinishAsync(GrpcChannel channel)
    {
        var caller = new SyncCaller(channel);
        var drift = (await caller.DriftAsync(Id)).Report;
        return
        [
            .. await LookAsync(channel, caller),
            .. drift.Items.Count == 0 ? [] : (string[])[$"{Id} was repaired, and drifts: {drift}."],
        ];
    }

    private async Task<IReadOnlyList<string>> LookAsync(GrpcChannel channel, SyncCaller caller) =>
        [.. _ledger.Check((await caller.HistoryAsync(Id)).Changes, await new MigrationCaller(channel).EventsAsync(Id))];

    /// <summary>Until both sides are the same: nobody changes anything meanwhile.</summary>
    private async Task<IReadOnlyList<string>> MendAsync(SyncCaller caller)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!patience.IsCancellationRequested)
        {
            try
            {
                if (await RepairAsync(caller) == 0)
                {
                    return [];
                }
            }
            catch (RpcException failure) when (!failure.IsRefusal())
            {
                // The portal may fail now and then.
            }

            await Answers.PauseAsync(patience.Token);
        }

        return [$"{Id} cannot be repaired."];
    }

    /// <returns>In how many subjects both sides differed.</returns>
    private async Task<int> RepairAsync(SyncCaller caller)
    {
        var report = (await caller.DriftAsync(Id)).Report;
        if (report.Digest.Length > 0)
        {
            _ledger.Sent();
            _ledger.WasAnswered(
                await caller.Client.RepairDriftAsync(
                    new() { PublisherId = Id, Digest = report.Digest },
                    Answers.Options
                )
            );
        }

        return report.Items.Count;
    }
}
