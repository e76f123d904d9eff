using Grpc.Core;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Sync.Validators;
using PublisherMigration.Sync.Validators.Feed;

namespace PublisherMigration.Crash.Tests.Load.Sync;

/// <summary>Follows the feed over all deaths: each stream resumes from a token of an earlier one.</summary>
internal sealed class FeedReader(bool withSnapshot, IReadOnlyList<string> publisherIds)
{
    private readonly Lock _lock = new();
    private readonly List<WatchedStream> _streams = [];

    /// <summary>The last position that it was told anything of.</summary>
    public long EndPosition
    {
        get
        {
            lock (_lock)
            {
                return _streams.Count == 0 ? 0 : _streams[^1].EndPosition;
            }
        }
    }

    /// <summary>All that it saw, as if it had been one stream.</summary>
    public WatchedStream Whole
    {
        get
        {
            lock (_lock)
            {
                return _streams.Count == 0 ? new() : Resumable.Join(_streams).Whole;
            }
        }
    }

    /// <summary>Reads until the stream breaks or it is told to stop.</summary>
    /// <param name="caller">Of the present server.</param>
    /// <param name="backwards">By how many messages, at most, it resumes before the last that it saw: as after a crash of its own.</param>
    /// <param name="stop">Told to stop.</param>
    public async Task ReadAsync(SyncCaller caller, int backwards, CancellationToken stop)
    {
        var stream = Next(backwards);
        var request = new WatchChangesRequest { PublisherIds = { publisherIds }, IncludeSnapshot = withSnapshot };
        if (stream.ResumedFrom.Length > 0)
        {
            request.ResumeToken = stream.ResumedFrom;
        }
        else
        {
            request.From = WatchStart.Beginning;
        }

        var messages = new List<WatchChangesResponse>();
        using var call = caller.Client.WatchChanges(request, cancellationToken: stop);
        try
        {
            while (await call.ResponseStream.MoveNext(stop))
            {
                Keep(stream, messages, call.ResponseStream.Current);
            }
        }
        catch (RpcException) when (stop.IsCancellationRequested)
        {
            // It was told to stop.
        }
    }

    /// <summary>It has all that it is owed. Bookmarks past changes of others may come seconds later.</summary>
    public bool HasCaughtUp(FeedHistory history)
    {
        var end = EndPosition;
        return history
            .Changes.Where(change => publisherIds.Count == 0 || publisherIds.Contains(change.PublisherId))
            .All(change => change.Position <= end);
    }

    public IReadOnlyList<string> Check(FeedHistory history)
    {
        lock (_lock)
        {
            var name = $"Reader{(withSnapshot ? " from a snapshot" : string.Empty)} of {publisherIds.Count} accounts";
            return [.. FeedGuarantees.Check(_streams, history).Select(violation => $"{name}: {violation}")];
        }
    }

    private WatchedStream Next(int backwards)
    {
        lock (_lock)
        {
            var messages = _streams.Count == 0 ? [] : _streams[^1].Messages;
            return new WatchedStream
            {
                ResumedFrom =
                    messages.Count == 0
                        ? string.Empty
                        : messages[Math.Max(0, messages.Count - 1 - backwards)].ResumeToken,
                FromBeginning = messages.Count == 0 && !withSnapshot,
                WithSnapshot = withSnapshot,
                PublisherIds = publisherIds,
            };
        }
    }

    /// <summary>A stream that brought nothing is forgotten: there is nothing in it to resume from.</summary>
    private void Keep(WatchedStream stream, List<WatchChangesResponse> messages, WatchChangesResponse message)
    {
        lock (_lock)
        {
            messages.Add(message);
            if (messages.Count == 1)
            {
                _streams.Add(stream with { Messages = messages });
            }
        }
    }
}
