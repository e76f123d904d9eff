using System.CommandLine;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering.Sync;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands.Sync;

internal sealed class HeldListCommand : CliCommand
{
    private readonly Argument<string?> publisher = new("PUBLISHER")
    {
        Description = "Publisher id; without it the holds of all accounts",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<HoldState[]> states = NamesOption.Create<HoldState>(
        "--state",
        "STATE",
        "In one of these states, as in open or rejected; repeatable [default: open]"
    );

    private readonly Option<int?> limit = LimitOption.Create("Stop after N holds");

    public HeldListCommand(Host host)
        : base(
            host,
            "list",
            "Lists holds, newest first: open ones, and decided ones for 30 days.",
            "migration sync held list",
            "migration sync held list contoso-apps --state approved,rejected,replaced",
            "migration sync held list --json | jq -r '[.publisherId, .holdId, .digest] | @tsv'"
        )
    {
        Arguments.Add(publisher);
        Options.Add(states);
        Options.Add(limit);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult arguments, CancellationToken cancellation)
    {
        await Pages.ShowAsync(
            session,
            Holds.ReadAsync(
                session,
                arguments.GetValue(publisher) ?? "",
                arguments.GetValue(states) ?? [],
                arguments.GetValue(limit),
                cancellation
            ),
            (page, withHeadings) => HoldTable.Write(session.Out, page, withHeadings)
        );

        return ExitCodes.Ok;
    }
}
