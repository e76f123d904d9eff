using System.CommandLine;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands;

internal sealed class ListCommand : CliCommand
{
    private readonly FilterOptions filter;
    private readonly Option<int?> limit = LimitOption.Create("Stop after N accounts");

    public ListCommand(Host host)
        : base(
            host,
            "list",
            "Lists migrations by publisher id. Takes the scope `operations`.",
            "migration list --state action-required --reason mpn_id_missing",
            "migration list --member msa:bob@outlook.com",
            "migration list --state ready --json | jq -r .publisherId"
        )
    {
        filter = new FilterOptions(this);
        Options.Add(limit);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult arguments, CancellationToken cancellation)
    {
        MigrationFilter wanted = filter.Of(arguments);
        async Task<(IReadOnlyList<AccountMigration>, string)> FetchAsync(int pageSize, string pageToken)
        {
            ListMigrationsRequest request = new()
            {
                Filter = wanted,
                PageSize = pageSize,
                PageToken = pageToken,
            };
            ListMigrationsResponse page = await session.Migrations.ListMigrationsAsync(
                request,
                session.Unary(cancellation)
            );
            return (page.Migrations, page.NextPageToken);
        }

        await Pages.ShowAsync(
            session,
            Pages.ReadAsync(arguments.GetValue(limit), FetchAsync, cancellation),
            (page, withHeadings) => MigrationTable.Write(session.Out, page, withHeadings)
        );

        return ExitCodes.Ok;
    }
}
