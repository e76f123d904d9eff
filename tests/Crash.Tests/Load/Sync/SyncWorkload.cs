using System.Collections.Concurrent;
using Grpc.Net.Client;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Sync.Validators;
using PublisherMigration.Sync.Validators.Feed;
using PublisherMigration.Sync.Validators.Recording;

namespace PublisherMigration.Crash.Tests.Load.Sync;

/// <summary>
/// Partner Center records changes of migrated accounts in every way there is, readers follow the feed, and a legacy portal
/// that outlives the server is delivered to.
/// </summary>
/// <param name="migrate">Imports the accounts and cuts them over.</param>
/// <param name="delivery">Looks at the legacy portal; null where nothing is delivered.</param>
/// <param name="seed">Draws the load.</param>
internal sealed class SyncWorkload(
    Func<GrpcChannel, IReadOnlyList<PublisherAccount>, Task> migrate,
    DeliveryLook? delivery,
    int seed
) : IWorkload
{
    private const int UnaryRecorders = 3;
    private const int Repetitions = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly string[] Ids = [.. Enumerable.Range(1, 6).Select(number => $"synced-{number}")];

    private readonly SyncLedger _ledger = new();
    private readonly ChangeMaker _maker = new(Ids, seed);
    private readonly FeedReader[] _readers =
    [
        new(withSnapshot: false, []),
        new(withSnapshot: false, Ids[..2]),
        new(withSnapshot: true, []),
    ];

    /// <summary>How many repetitions got each outcome, of changes that had had no answer.</summary>
    public ConcurrentDictionary<ChangeOutcome, int> Resolved { get; } = [];

    public int RecordedChanges =>
        _ledger.Changes.Count(change => change.Answered.FirstOutcome == ChangeOutcome.Recorded);

    public Task PrepareAsync(GrpcChannel channel) =>
        // Half of them are large enough for the mass-removal guard.
        migrate(
            channel,
            [
                .. Ids.Select(
                    (id, number) =>
                        Fleet.Account(
                            id,
                            ["owner-0"],
                            Enumerable.Range(0, number % 2 == 0 ? 2 : 8).Select(member => $"member-{member}")
                        )
                ),
            ]
        );

    public async Task RunAsync(GrpcChannel channel, CancellationToken stop)
    {
        delivery?.Disturb(_maker);
        var caller = new SyncCaller(channel);
        var recorders = new Recorders(_ledger, _maker);
        await Task.WhenAll([
            .. Enumerable
                .Range(0, UnaryRecorders)
                .Select(_ => Answers.RepeatAsync(() => recorders.RecordAsync(caller), stop)),
            Answers.RepeatAsync(() => recorders.StreamAsync(caller, stop), stop),
            Answers.RepeatAsync(() => recorders.ReportAsync(caller, stop), stop),
            .. _readers.Select(reader => ReadAsync(reader, caller, _maker.Number(5), stop)),
        ]);
    }

    public async Task<IReadOnlyList<string>> SettleAsync(GrpcChannel channel)
    {
        var caller = new SyncCaller(channel);
        var violations = new List<string>(_ledger.TakeViolations());
        violations.AddRange(await RepeatChangesAsync(caller));
        violations.AddRange(await RepeatRostersAsync(caller));
        var (history, _) = await LookAsync(caller, violations);
        violations.AddRange(_readers.SelectMany(reader => reader.Check(history)));
        return violations;
    }

    public async Task<IReadOnlyList<string>> FinishAsync(GrpcChannel channel)
    {
        var caller = new SyncCaller(channel);
        var violations = new List<string>();
        delivery?.LeaveAlone();
        using var patience = new CancellationTokenSource(Patience);
        var (history, feedId) = await LookAsync(caller, violations);
        violations.AddRange(await CatchUpAsync(caller, history, patience.Token));
        violations.AddRange(
            delivery is null ? [] : await delivery.AtTheEndAsync(caller, history, feedId, patience.Token)
        );
        return violations;
    }

    private static Task ReadAsync(FeedReader reader, SyncCaller caller, int backwards, CancellationToken stop) =>
        Answers.RepeatAsync(() => reader.ReadAsync(caller, backwards, stop), stop);

    /// <summary>What had no answer gets one now; what had one gets it again.</summary>
    private async Task<IReadOnlyList<string>> RepeatChangesAsync(SyncCaller caller)
    {
        var violations = new List<string>();
        var changes = _ledger.Changes;
        foreach (var sent in changes.Where(change => change.Result is null))
        {
            var again = sent.Answered with { Result = await ResultAsync(caller, sent) };
            violations.AddRange(Repeated.Check(sent.Answered, again));
            sent.Result = again.Result;
            Resolved.AddOrUpdate(again.Result.Outcome, 1, (_, count) => count + 1);
        }

        for (var repetition = 0; repetition < Repetitions && changes.Count > 0; repetition++)
        {
            var sent = changes[_maker.Number(changes.Count)];
            if (sent.Result!.Error is null)
            {
                var again = sent.Answered with { Result = await ResultAsync(caller, sent) };
                violations.AddRange(Repeated.Check(sent.Answered, again));
            }
        }

        return violations;
    }

    private async Task<IReadOnlyList<string>> RepeatRostersAsync(SyncCaller caller)
    {
        var rosters = _ledger.Rosters;
        for (var place = 0; place < rosters.Count; place++)
        {
            if (rosters[place].Response is null)
            {
                _ledger.Answer(place, await caller.ReportAsync(rosters[place].Request));
            }
        }

        return [];
    }

    private static Task<ChangeResult> ResultAsync(SyncCaller caller, SentChange sent) =>
        Recorders.AnswerAsync(() => caller.RecordAsync(sent.PublisherId, sent.Change));

    /// <summary>All that holds at any time, while the legacy portal may still be behind.</summary>
    private async Task<(FeedHistory History, string FeedId)> LookAsync(SyncCaller caller, List<string> violations)
    {
        var copies = delivery?.Copies(Ids);
        var (feedId, changes) = await caller.FeedAsync();
        var history = new FeedHistory(changes);
        violations.AddRange(WholeHistory.Check(history));
        violations.AddRange(Recorded.Check([.. _ledger.Changes.Select(sent => sent.Answered)], history));
        violations.AddRange(_ledger.Rosters.SelectMany(roster => RecordedRoster.Check(roster, history)));
        violations.AddRange(copies is null ? [] : delivery!.Check(copies, history, feedId));
        return (history, feedId);
    }

    /// <summary>Each reader, and a new one that was never interrupted, sees the whole feed and the same.</summary>
    private async Task<IReadOnlyList<string>> CatchUpAsync(
        SyncCaller caller,
        FeedHistory history,
        CancellationToken patience
    )
    {
        FeedReader uninterrupted = new(withSnapshot: false, []);
        FeedReader[] readers = [.. _readers, uninterrupted];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(patience);
        var reading = Task.WhenAll(readers.Select(reader => ReadAsync(reader, caller, backwards: 0, stop.Token)));
        while (readers.Any(reader => !reader.HasCaughtUp(history)) && !patience.IsCancellationRequested)
        {
            await Answers.PauseAsync(patience);
        }

        await stop.CancelAsync();
        await reading;
        return
        [
            .. readers
                .Where(reader => !reader.HasCaughtUp(history))
                .Select(reader => $"A reader came no further than {reader.EndPosition}."),
            .. readers.SelectMany(reader => reader.Check(history)),
            .. Resumable.Compare(_readers[0].Whole, uninterrupted.Whole),
        ];
    }
}
