using Grpc.Core;
using MediatR;
using PublisherMigration.Api.Hosting;
using PublisherMigration.Api.Mapping;
using PublisherMigration.Application.AccountSync.Feed;
using PublisherMigration.Domain.Common;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Feed;

/// <summary>
/// Writes the stream of changes. When the service drains, the stream ends with a last bookmark, so that the watcher resumes
/// elsewhere with nothing lost.
/// </summary>
internal sealed class FeedWatch(ISender sender, IShutdownSignal shutdown, TimeProvider time)
{
    public async Task RunAsync(
        Proto.WatchChangesRequest request,
        IServerStreamWriter<EncodedWatchResponse> stream,
        CancellationToken cancellationToken
    )
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, shutdown.Draining);
        FeedMessage? last = null;
        try
        {
            await foreach (var message in sender.CreateStream(FeedRequests.Of(request), either.Token))
            {
                last = message;
                await stream.WriteAsync(ResponseOf(message), cancellationToken);
                // An idle stream holds its place and not what it sent last.
                last = message with
                {
                    Changes = ReadOnlyMemory<byte>.Empty,
                    Rosters = [],
                };
            }
        }
        catch (OperationCanceledException) when (shutdown.Draining.IsCancellationRequested)
        {
            if (last is not null)
            {
                var place = last with { Bookmark = FeedBookmarkKind.Progress, Time = time.GetUtcNow() };
                await stream.WriteAsync(ResponseOf(place), cancellationToken);
            }

            throw new RuleViolationException(Reason.ShuttingDown);
        }
    }

    private static EncodedWatchResponse ResponseOf(FeedMessage message)
    {
        var rest = new Proto.WatchChangesResponse
        {
            Rosters = { message.Rosters.Select(Rosters.ToProto) },
            ResumeToken = message.ResumeToken,
            FeedId = message.FeedId.ToString("D"),
        };
        if (message.Bookmark != FeedBookmarkKind.None)
        {
            rest.Bookmark = new Proto.FeedBookmark
            {
                Kind = (Proto.FeedBookmarkKind)(int)message.Bookmark,
                Position = message.Place.CompleteTo,
                BookmarkTime = message.Time.ToProto(),
            };
        }

        return new EncodedWatchResponse(message.Changes, rest);
    }
}
