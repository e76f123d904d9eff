using Grpc.Core;
using Grpc.Net.Client;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Crash.Tests.Load.Sync;

namespace PublisherMigration.Crash.Tests.Load.Operations;

/// <summary>
/// A durable subscription over all deaths. What was acknowledged does not come again, what was not does, and nothing is left
/// out: of each account the sequences go on without a gap.
/// </summary>
internal sealed class SubscriptionWorkload : IWorkload
{
    private const string Id = "crash";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly List<string> _violations = [];
    private readonly Dictionary<string, long> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _acknowledged = new(StringComparer.Ordinal);
    private long _position;

    /// <summary>Acknowledgements that were answered.</summary>
    public int Acknowledgements { get; private set; }

    public async Task PrepareAsync(GrpcChannel channel) =>
        await ClientOf(channel)
            .CreateSubscriptionAsync(new() { SubscriptionId = Id, From = WatchStart.Beginning }, Answers.Options);

    public Task RunAsync(GrpcChannel channel, CancellationToken stop) =>
        Answers.RepeatAsync(() => ReadAsync(ClientOf(channel), stop), stop);

    public async Task<IReadOnlyList<string>> SettleAsync(GrpcChannel channel)
    {
        var subscription = await GetAsync(channel);
        if (subscription.State != SubscriptionState.Active || subscription.AcknowledgedPosition < _position)
        {
            _violations.Add($"Acknowledged up to {_position}, the subscription is {subscription}.");
        }

        string[] violations = [.. _violations];
        _violations.Clear();
        return violations;
    }

    public async Task<IReadOnlyList<string>> FinishAsync(GrpcChannel channel)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(patience.Token);
        var reading = RunAsync(channel, stop.Token);
        while ((await GetAsync(channel)).Distance > 0 && !patience.IsCancellationRequested)
        {
            await Answers.PauseAsync(patience.Token);
        }

        await stop.CancelAsync();
        await reading;
        var violations = new List<string>(await SettleAsync(channel));
        var caller = new SyncCaller(channel);
        foreach (var publisherId in await caller.MigratedAsync())
        {
            var recorded = (await caller.StatusAsync(publisherId)).Status.RecordedSequence;
            if (_seen.GetValueOrDefault(publisherId) != recorded)
            {
                violations.Add(
                    $"{publisherId} has {recorded} changes, the subscriber {_seen.GetValueOrDefault(publisherId)}."
                );
            }
        }

        return violations;
    }

    private static AccountSyncService.AccountSyncServiceClient ClientOf(GrpcChannel channel) => new(channel);

    private static async Task<Subscription> GetAsync(GrpcChannel channel) =>
        (await ClientOf(channel).GetSubscriptionAsync(new() { SubscriptionId = Id }, Answers.Options)).Subscription;

    private async Task ReadAsync(AccountSyncService.AccountSyncServiceClient client, CancellationToken stop)
    {
        var ofStream = new Dictionary<string, long>(StringComparer.Ordinal);
        using var call = client.WatchChanges(new() { SubscriptionId = Id }, cancellationToken: stop);
        try
        {
            while (await call.ResponseStream.MoveNext(stop))
            {
                foreach (var change in call.ResponseStream.Current.Changes)
                {
                    Take(change, ofStream);
                }

                await AcknowledgeAsync(client, call.ResponseStream.Current.ResumeToken, ofStream);
            }
        }
        catch (RpcException) when (stop.IsCancellationRequested)
        {
            // It was told to stop.
        }
    }

    private void Take(Change change, Dictionary<string, long> ofStream)
    {
        var (id, sequence) = (change.PublisherId, change.Sequence);
        var seen = _seen.GetValueOrDefault(id);
        if (ofStream.TryGetValue(id, out var last) && sequence != last + 1)
        {
            _violations.Add($"{id} #{sequence} came after #{last} in one stream of the subscription.");
        }
        else if (sequence > seen + 1)
        {
            _violations.Add($"{id} #{sequence} came to the subscriber after #{seen}.");
        }
        else if (sequence <= _acknowledged.GetValueOrDefault(id))
        {
            _violations.Add($"{id} #{sequence} was acknowledged and came again.");
        }

        ofStream[id] = sequence;
        _seen[id] = Math.Max(seen, sequence);
    }

    private async Task AcknowledgeAsync(
        AccountSyncService.AccountSyncServiceClient client,
        string token,
        Dictionary<string, long> ofStream
    )
    {
        var answer = await client.AcknowledgeChangesAsync(
            new() { SubscriptionId = Id, ResumeToken = token },
            Answers.Options
        );
        _position = answer.Subscription.AcknowledgedPosition;
        // Not all that was ever seen: what a stream before it brought further may not be acknowledged yet.
        foreach (var (id, sequence) in ofStream)
        {
            _acknowledged[id] = Math.Max(sequence, _acknowledged.GetValueOrDefault(id));
        }

        Acknowledgements++;
    }
}
