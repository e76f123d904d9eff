using System.CommandLine;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering.Sync;

namespace PublisherMigration.Cli.Commands.Sync;

internal sealed class HeldShowCommand : CliCommand
{
    private readonly Argument<string> publisher = PublisherArgument.Create();

    private readonly Argument<string?> hold = new("HOLD")
    {
        Description = "Id of the hold; without it the open one",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public HeldShowCommand(Host host)
        : base(
            host,
            "show",
            "Shows a hold with the changes that it holds and the digest that names them.",
            "migration sync held show contoso-apps",
            "migration sync held show contoso-apps 0c1f54a7-38d5-4d0b-9d6c-2f6a52d0e0f1 --json | jq -r .digest"
        )
    {
        Arguments.Add(publisher);
        Arguments.Add(hold);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult arguments, CancellationToken cancellation)
    {
        string publisherId = arguments.GetRequiredValue(publisher);
        string? holdId = arguments.GetValue(hold);
        if (await Holds.FindAsync(session, publisherId, holdId, cancellation) is not { } found)
        {
            return Holds.NotFound(session, publisherId, holdId);
        }

        session.Show(found, () => HoldView.Write(session.Out, found));
        return ExitCodes.Ok;
    }
}
