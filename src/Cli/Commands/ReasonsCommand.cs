using System.CommandLine;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands;

internal sealed class ReasonsCommand : CliCommand
{
    public ReasonsCommand(Host host)
        : base(
            host,
            "reasons",
            "Lists every reason for which something is refused or outstanding, and what to do about it.",
            "migration reasons",
            "migration reasons --json | jq -r .name"
        ) { }

    protected override async Task<int> RunAsync(Session session, ParseResult arguments, CancellationToken cancellation)
    {
        ListErrorReasonsResponse answer = await session.Migrations.ListErrorReasonsAsync(
            new ListErrorReasonsRequest(),
            session.Unary(cancellation)
        );
        session.ShowAll(answer.ErrorReasons, () => ReasonTable.Write(session.Out, answer.ErrorReasons));
        return ExitCodes.Ok;
    }
}
