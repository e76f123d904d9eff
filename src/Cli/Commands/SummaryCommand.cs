using System.CommandLine;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands;

internal sealed class SummaryCommand : CliCommand
{
    private readonly FilterOptions filter;

    public SummaryCommand(Host host)
        : base(
            host,
            "summary",
            "Counts accounts by state and by outstanding reason. Takes the scope `operations`.",
            "migration summary",
            "migration summary --tenant 11111111-1111-1111-1111-111111111111 --json"
        ) => filter = new FilterOptions(this);

    protected override async Task<int> RunAsync(Session session, ParseResult arguments, CancellationToken cancellation)
    {
        SummarizeMigrationsResponse answer = await session.Migrations.SummarizeMigrationsAsync(
            new SummarizeMigrationsRequest { Filter = filter.Of(arguments) },
            session.Unary(cancellation)
        );
        session.Show(answer, () => SummaryView.Write(session.Out, answer));
        return ExitCodes.Ok;
    }
}
