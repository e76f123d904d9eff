using System.CommandLine;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering.Sync;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands.Sync;

internal sealed class SubscriptionListCommand : CliCommand
{
    private readonly Option<int?> limit = LimitOption.Create("Stop after N subscriptions");

    public SubscriptionListCommand(Host host)
        : base(
            host,
            "list",
            "Lists subscriptions by id, with how far they are behind.",
            "migration sync subscriptions list",
            "migration sync subscriptions list --json | jq -r 'select(.state | endswith(\"LOST\")) | .subscriptionId'"
        ) => Options.Add(limit);

    protected override async Task<int> RunAsync(Session session, ParseResult arguments, CancellationToken cancellation)
    {
        async Task<(IReadOnlyList<Subscription>, string)> FetchAsync(int pageSize, string pageToken)
        {
            ListSubscriptionsRequest request = new() { PageSize = pageSize, PageToken = pageToken };
            ListSubscriptionsResponse page = await session.Sync.ListSubscriptionsAsync(
                request,
                session.Unary(cancellation)
            );
            return (page.Subscriptions, page.NextPageToken);
        }

        await Pages.ShowAsync(
            session,
            Pages.ReadAsync(arguments.GetValue(limit), FetchAsync, cancellation),
            (page, withHeadings) =>
                SubscriptionTable.Write(session.Out, page, session.Terminal.Clock.GetUtcNow(), withHeadings)
        );

        return ExitCodes.Ok;
    }
}
