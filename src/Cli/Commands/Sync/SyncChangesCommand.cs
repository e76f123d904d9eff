using System.CommandLine;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering.Sync;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands.Sync;

internal sealed class SyncChangesCommand : CliCommand
{
    private readonly Argument<string> publisher = PublisherArgument.Create();

    private readonly Option<long> after = new("--after")
    {
        Description = "Only changes after this sequence",
        HelpName = "SEQUENCE",
    };

    private readonly Option<int?> limit = LimitOption.Create("Stop after N changes");

    public SyncChangesCommand(Host host)
        : base(
            host,
            "changes",
            "Lists the changes of one account, oldest first.",
            "migration sync changes contoso-apps",
            "migration sync changes contoso-apps --after 12 --json | jq -r .changeId"
        )
    {
        Arguments.Add(publisher);
        Options.Add(after);
        Options.Add(limit);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult arguments, CancellationToken cancellation)
    {
        string publisherId = arguments.GetRequiredValue(publisher);
        long afterSequence = arguments.GetValue(after);
        async Task<(IReadOnlyList<Change>, string)> FetchAsync(int pageSize, string pageToken)
        {
            ListChangesRequest request = new()
            {
                PublisherId = publisherId,
                AfterSequence = afterSequence,
                PageSize = pageSize,
                PageToken = pageToken,
            };
            ListChangesResponse page = await session.Sync.ListChangesAsync(request, session.Unary(cancellation));
            return (page.Changes, page.NextPageToken);
        }

        await Pages.ShowAsync(
            session,
            Pages.ReadAsync(arguments.GetValue(limit), FetchAsync, cancellation),
            (page, withHeadings) => ChangeTable.Write(session.Out, page, withHeadings)
        );

        return ExitCodes.Ok;
    }
}
