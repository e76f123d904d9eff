using System.CommandLine;
using Grpc.Core;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering;
using PublisherMigration.Cli.Rendering.Sync;
using PublisherMigration.Cli.Watching;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands.Sync;

internal sealed class SyncWatchCommand : CliCommand
{
    private readonly FeedStartOptions start;

    private readonly Option<int?> limit = LimitOption.Create(
        "End after N lines, which are changes and accounts of a snapshot; the message that brings the last of them is printed whole"
    );

    private readonly Option<bool> noAcknowledgement = new("--no-ack")
    {
        Description = "With --subscription: leave it where it stands, so that the same comes again",
    };

    private readonly Option<bool> bookmarks = new("--bookmarks")
    {
        Description = "With --json: write bookmarks, too; they carry tokens past what the filter leaves out",
    };

    public SyncWatchCommand(Host host)
        : base(
            host,
            "watch",
            "Prints every change of a migrated account as it is recorded, and comes back by itself when the connection breaks. "
                + "Ctrl-C ends it; how to go on is then on stderr. With --subscription it acknowledges what it has printed.",
            "migration sync watch --from beginning --publisher contoso-apps",
            "migration sync watch --snapshot --json",
            "migration sync watch --resume TOKEN",
            "migration sync watch --subscription billing"
        )
    {
        start = new FeedStartOptions(this);
        Options.Add(limit);
        Options.Add(noAcknowledgement);
        Options.Add(bookmarks);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult arguments, CancellationToken cancellation)
    {
        WatchChangesRequest request = start.Of(arguments);
        string subscription = request.SubscriptionId;
        if (subscription.Length == 0 && arguments.GetValue(noAcknowledgement))
        {
            throw new UsageException("--no-ack goes with --subscription.");
        }

        bool acknowledges = subscription.Length > 0 && !arguments.GetValue(noAcknowledgement);
        bool withBookmarks = arguments.GetValue(bookmarks);
        int left = arguments.GetValue(limit) ?? int.MaxValue;
        string resumeToken = "";
        ChangeFeed feed = new(session, request);
        try
        {
            await foreach (WatchChangesResponse message in feed.ReadAsync(cancellation))
            {
                Print(session, message, withBookmarks);
                resumeToken = message.ResumeToken;
                if (acknowledges)
                {
                    await feed.AcknowledgeAsync(message, cancellation);
                }

                left -= message.Changes.Count + message.Rosters.Count;
                if (left <= 0)
                {
                    break;
                }
            }
        }
        finally
        {
            if (resumeToken.Length > 0)
            {
                string how = subscription.Length > 0 ? $"--subscription {subscription}" : $"--resume {resumeToken}";
                session.Errors.Line($"Go on with {how}", Tone.Quiet);
            }
        }

        return ExitCodes.Ok;
    }

    private static void Print(Session session, WatchChangesResponse message, bool withBookmarks)
    {
        bool snapshotEnds = message.Bookmark is { Kind: FeedBookmarkKind.SnapshotComplete };
        bool hasContent = message.Changes.Count > 0 || message.Rosters.Count > 0 || snapshotEnds;
        // Nothing after a change that cannot be understood may be printed or acknowledged.
        Change? unknown = message.Changes.FirstOrDefault(static change => change.KindCase == Change.KindOneofCase.None);
        if (unknown is not null)
        {
            string change = $"{unknown.PublisherId} {NumberText.Sequence(unknown.Sequence)}";
            throw new RpcException(new Status(StatusCode.Unimplemented, session.Wording.Sync.UnknownKind(change)));
        }

        if (hasContent || (withBookmarks && session.Settings.Json))
        {
            session.Show(message, () => Lines(session, message, snapshotEnds));
        }
    }

    private static void Lines(Session session, WatchChangesResponse message, bool snapshotEnds)
    {
        foreach (AccountRoster roster in message.Rosters)
        {
            session.Out.Line(RosterText.Of(roster));
        }

        foreach (Change change in message.Changes)
        {
            session.Out.Line(ChangeText.Line(change));
        }

        if (snapshotEnds)
        {
            session.Out.Line(session.Wording.Sync.SnapshotComplete, Tone.Quiet);
        }
    }
}
