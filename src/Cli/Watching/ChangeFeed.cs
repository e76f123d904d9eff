using System.Runtime.CompilerServices;
using PublisherMigration.Cli.Connection;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Watching;

/// <summary>
/// The feed as if its connection never broke. From a token it resumes after the last message. A subscription is resumed where
/// it stands, which may be before what was read already: that is left out.
/// </summary>
internal sealed class ChangeFeed
{
    private readonly Session session;
    private readonly WatchChangesRequest request;
    private readonly ResumingStream<WatchChangesRequest, WatchChangesResponse> stream;
    private readonly string subscription;
    private string acknowledged = "";
    private (string FeedId, long Position) read = ("", 0);

    public ChangeFeed(Session session, WatchChangesRequest request)
    {
        this.session = session;
        this.request = request;
        subscription = request.SubscriptionId;
        stream = new ResumingStream<WatchChangesRequest, WatchChangesResponse>(session, request)
        {
            Open = (next, options) => session.Sync.WatchChanges(next, options),
            TokenOf = static message => message.ResumeToken,
            ResumeAfter = static (next, token) =>
            {
                if (!next.HasSubscriptionId)
                {
                    next.ResumeToken = token;
                }
            },
        };
    }

    public async IAsyncEnumerable<WatchChangesResponse> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await foreach (WatchChangesResponse message in stream.ReadAsync(cancellation))
        {
            if (request.HasSubscriptionId)
            {
                LeaveOutRead(message);
            }

            yield return message;
        }
    }

    /// <summary>Moves the subscription past a message.</summary>
    public async Task AcknowledgeAsync(WatchChangesResponse message, CancellationToken cancellation)
    {
        if (
            message.ResumeToken.Length == 0
            || string.Equals(message.ResumeToken, acknowledged, StringComparison.Ordinal)
        )
        {
            return;
        }

        AcknowledgeChangesRequest acknowledgement = new()
        {
            SubscriptionId = subscription,
            ResumeToken = message.ResumeToken,
        };
        await RepeatableCall.SendAsync(
            session,
            () => session.Sync.AcknowledgeChangesAsync(acknowledgement, session.Unary(cancellation)),
            cancellation
        );
        acknowledged = message.ResumeToken;
        // From here on the acknowledged token says whether a snapshot goes on; asking for one would begin it anew.
        request.IncludeSnapshot = false;
    }

    private void LeaveOutRead(WatchChangesResponse message)
    {
        if (!string.Equals(message.FeedId, read.FeedId, StringComparison.Ordinal))
        {
            read = (message.FeedId, 0);
        }

        List<Change> unread = [.. message.Changes.Where(change => change.Position > read.Position)];
        if (unread.Count < message.Changes.Count)
        {
            message.Changes.Clear();
            message.Changes.AddRange(unread);
        }

        if (unread.Count > 0)
        {
            read.Position = unread[^1].Position;
        }
    }
}
