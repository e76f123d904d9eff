using System.CommandLine;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering.Sync;
using PublisherMigration.Cli.Watching;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands.Sync;

internal sealed class SyncStatusCommand : CliCommand
{
    private readonly Argument<string?> publisher = new("PUBLISHER")
    {
        Description = "Publisher id; without it many accounts, a line each, and the state of the legacy portal",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly StatusFilterOptions filter;
    private readonly Option<int?> limit = LimitOption.Create("Stop after N accounts");
    private readonly WatchOptions watch;

    public SyncStatusCommand(Host host)
        : base(
            host,
            "status",
            "Shows how far the legacy portal follows, and what hinders it.",
            "migration sync status contoso-apps",
            "migration sync status --state retrying,quarantined --watch",
            "migration sync status --held --json | jq -r .publisherId"
        )
    {
        Arguments.Add(publisher);
        filter = new StatusFilterOptions(this);
        Options.Add(limit);
        watch = new WatchOptions(this);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult arguments, CancellationToken cancellation)
    {
        TimeSpan? interval = watch.Of(arguments);
        if (arguments.GetValue(publisher) is not { } publisherId)
        {
            SyncStatuses statuses = new(session, filter.Of(arguments), arguments.GetValue(limit));
            return interval is { } pause
                ? await statuses.WatchAsync(pause, cancellation)
                : await statuses.ListAsync(cancellation);
        }

        if (filter.IsGiven(arguments) || arguments.GetResult(limit) is not null)
        {
            throw new UsageException("--state, --held and --limit choose among accounts: leave PUBLISHER out.");
        }

        return interval is { } wait
            ? await Watch(session, publisherId, wait).RunAsync(cancellation)
            : await ShowAsync(session, publisherId, cancellation);
    }

    private static async Task<int> ShowAsync(Session session, string publisherId, CancellationToken cancellation)
    {
        GetSyncStatusResponse answer = await FetchAsync(session, publisherId, cancellation);
        session.Show(
            answer,
            () => SyncStatusView.Write(session.Out, answer.Status, answer.Portal, session.Terminal.Clock.GetUtcNow())
        );
        return ExitCodes.Ok;
    }

    private static StatusWatch<GetSyncStatusResponse> Watch(Session session, string publisherId, TimeSpan interval) =>
        new(session, new(session, interval, cancellation => FetchAsync(session, publisherId, cancellation)))
        {
            View = (display, answer) =>
                SyncStatusView.Write(display, answer.Status, answer.Portal, session.Terminal.Clock.GetUtcNow()),
            News = static (_, answer) => [answer],
        };

    private static async Task<GetSyncStatusResponse> FetchAsync(
        Session session,
        string publisherId,
        CancellationToken cancellation
    ) =>
        await session.Sync.GetSyncStatusAsync(
            new GetSyncStatusRequest { PublisherId = publisherId },
            session.Unary(cancellation)
        );
}
