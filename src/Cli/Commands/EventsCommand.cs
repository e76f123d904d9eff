using System.CommandLine;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands;

internal sealed class EventsCommand : CliCommand
{
    private readonly Argument<string> publisher = PublisherArgument.Create();
    private readonly ActorOptions viewer;
    private readonly Option<int?> limit = LimitOption.Create("Stop after N events");

    public EventsCommand(Host host)
        : base(
            host,
            "events",
            "Shows an account's audit trail, oldest first: who did what when.",
            "migration events contoso-apps",
            "migration events contoso-apps --json | jq -r 'select(.kind | endswith(\"CANCELLED\")) | .note'"
        )
    {
        Arguments.Add(publisher);
        viewer = new ActorOptions(this);
        Options.Add(limit);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult arguments, CancellationToken cancellation)
    {
        string publisherId = arguments.GetRequiredValue(publisher);
        Actor? actor = viewer.Of(arguments);
        async Task<(IReadOnlyList<MigrationEvent>, string)> FetchAsync(int pageSize, string pageToken)
        {
            ListMigrationEventsRequest request = new()
            {
                PublisherId = publisherId,
                Viewer = actor,
                PageSize = pageSize,
                PageToken = pageToken,
            };
            ListMigrationEventsResponse page = await session.Migrations.ListMigrationEventsAsync(
                request,
                session.Unary(cancellation)
            );
            return (page.Events, page.NextPageToken);
        }

        await Pages.ShowAsync(
            session,
            Pages.ReadAsync(arguments.GetValue(limit), FetchAsync, cancellation),
            (page, withHeadings) => EventTable.Write(session.Out, page, withHeadings)
        );

        return ExitCodes.Ok;
    }
}
