using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Net.Client;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Crash.Tests.Load.Migrations;

/// <summary>A fleet tool imports accounts and moves them; a watcher follows.</summary>
internal sealed class MigrationWorkload : IWorkload
{
    private const int Movers = 2;
    private const int MostWaiting = 40;
    private readonly ConcurrentDictionary<string, MovedAccount> _accounts = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<MovedAccount> _waiting = new();
    private readonly ConcurrentBag<MovedAccount> _touched = [];
    private readonly TransitionReader _reader = new();
    private int _last;

    public int Migrated => _accounts.Values.Count(account => account.Complete.Answer is not null);

    public Task PrepareAsync(GrpcChannel channel) => new MigrationCaller(channel).ImportWorldAsync();

    public async Task RunAsync(GrpcChannel channel, CancellationToken stop)
    {
        var caller = new MigrationCaller(channel);
        await Task.WhenAll([
            Answers.RepeatAsync(() => ImportAsync(caller, stop), stop),
            Answers.RepeatAsync(() => _reader.ReadAsync(caller, stop), stop),
            .. Enumerable.Range(0, Movers).Select(_ => Answers.RepeatAsync(() => MoveAsync(caller, stop), stop)),
        ]);
    }

    public async Task<IReadOnlyList<string>> SettleAsync(GrpcChannel channel)
    {
        var caller = new MigrationCaller(channel);
        MovedAccount[] touched = [.. _touched.Distinct()];
        _touched.Clear();
        return await LookAsync(caller, touched);
    }

    public async Task<IReadOnlyList<string>> FinishAsync(GrpcChannel channel)
    {
        var caller = new MigrationCaller(channel);
        var violations = new List<string>(await LookAsync(caller, [.. _accounts.Values]));
        var events = await Task.WhenAll(_accounts.Keys.Select(caller.EventsAsync));
        var transitions = events
            .SelectMany(trail => trail)
            .Where(IsTransition)
            .OrderBy(transition => transition.Position)
            .ToArray();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var reading = _reader.ReadAsync(caller, patience.Token);
        while (Seen().Length < transitions.Length && !reading.IsCompleted)
        {
            await Answers.PauseAsync(patience.Token);
        }

        await patience.CancelAsync();
        await reading;
        var seen = Seen();
        if (!seen.SequenceEqual(transitions))
        {
            violations.Add($"The watcher saw {Text(seen)}\nand should have seen {Text(transitions)}.");
        }

        return violations;
    }

    /// <summary>What the watcher saw of our accounts: there may be others.</summary>
    private MigrationEvent[] Seen() => [.. _reader.Seen.Where(entry => _accounts.ContainsKey(entry.PublisherId))];

    private static string Text(IEnumerable<MigrationEvent> events) =>
        string.Join(' ', events.Select(e => $"{e.Position}:{e.PublisherId}:{e.ToState}"));

    private async Task ImportAsync(MigrationCaller caller, CancellationToken stop)
    {
        if (_waiting.Count > MostWaiting)
        {
            await Answers.PauseAsync(stop);
            return;
        }

        MovedAccount[] batch = [.. Enumerable.Range(0, 10).Select(_ => NewAccount())];
        foreach (var account in batch)
        {
            _touched.Add(account);
        }

        await caller.ImportAsync(batch);
        foreach (var account in batch)
        {
            _waiting.Enqueue(account);
        }
    }

    private async Task MoveAsync(MigrationCaller caller, CancellationToken stop)
    {
        if (!_waiting.TryDequeue(out var account))
        {
            await Answers.PauseAsync(stop);
            return;
        }

        _touched.Add(account);
        account.Start.Answer = await caller.StartAsync(account);
        account.Complete.Answer = await caller.CompleteAsync(account);
    }

    private MovedAccount NewAccount()
    {
        var id = $"moved-{Interlocked.Increment(ref _last)}";
        var account = new MovedAccount(Fleet.Account(id, ["mara"], ["tobi", "nils"]));
        _accounts[id] = account;
        return account;
    }

    private static async Task<IReadOnlyList<string>> LookAsync(MigrationCaller caller, MovedAccount[] accounts)
    {
        var violations = new ConcurrentQueue<string>();
        var lost = accounts.Where(account => !account.IsImported).ToArray();
        if (lost.Length > 0 && (await caller.ImportAsync(lost)).Rejected > 0)
        {
            violations.Enqueue("What was imported without an answer is rejected when it is imported again.");
        }

        await Parallel.ForEachAsync(
            accounts,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (account, _) =>
            {
                foreach (var violation in await LookAsync(caller, account))
                {
                    violations.Enqueue(violation);
                }
            }
        );
        return [.. violations];
    }

    private static async Task<IReadOnlyList<string>> LookAsync(MigrationCaller caller, MovedAccount account)
    {
        var violations = new List<string>();
        try
        {
            await RepeatAsync(account, account.Start, () => caller.StartAsync(account), violations);
            await RepeatAsync(account, account.Complete, () => caller.CompleteAsync(account), violations);
        }
        catch (RpcException refused) when (refused.IsRefusal())
        {
            violations.Add($"{account.Id}: what had no answer is refused when it is sent again: {refused.Status}");
        }

        var publisher = await caller.PublisherAsync(account.Id);
        if (publisher.Members.Count != account.Facts.Members.Count)
        {
            violations.Add($"{account.Id} has {publisher.Members.Count} members.");
        }

        var migration = await caller.GetAsync(account.Id);
        var stands = account.Complete.Answer ?? account.Start.Answer;
        if (stands is not null && !string.Equals(stands.Etag, migration.Etag, StringComparison.Ordinal))
        {
            violations.Add($"{account.Id} was answered {stands.State}, and is {migration.State} or has changed since.");
        }

        violations.AddRange(
            AuditTrail.Check(account.Id, await caller.EventsAsync(account.Id), migration.State, publisher.Authority)
        );
        return violations;
    }

    /// <summary>A repetition under the same request id gets the answer of the first time, also where that was lost.</summary>
    private static async Task RepeatAsync(
        MovedAccount account,
        MovedAccount.Command command,
        Func<Task<AccountMigration>> send,
        List<string> violations
    )
    {
        if (!command.IsSent)
        {
            return;
        }

        var again = await send();
        command.Answer ??= again;
        if (!again.Equals(command.Answer))
        {
            violations.Add($"{account.Id} was answered {command.Answer}, and {again} when the call was repeated.");
        }
    }

    private static bool IsTransition(MigrationEvent entry) =>
        entry.FromState != MigrationState.Unspecified && entry.FromState != entry.ToState;
}
