using System.CommandLine;
using Google.Protobuf;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering.Sync;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands.Sync;

/// <summary>What approving and rejecting a hold have in common.</summary>
internal abstract class HoldDecisionCommand : CliCommand
{
    private readonly Argument<string> publisher = PublisherArgument.Create();
    private readonly Argument<string> hold = HoldArgument.Create();
    private readonly DigestOptions digest;
    private readonly Option<string> note = NoteOption.Create();
    private readonly AuditActorOption actor;

    protected HoldDecisionCommand(Host host, string name, string description, params string[] examples)
        : base(host, name, description, examples)
    {
        Arguments.Add(publisher);
        Arguments.Add(hold);
        digest = new DigestOptions(this);
        Options.Add(note);
        actor = new AuditActorOption(this);
    }

    protected abstract string Question(SyncWording wording, Hold hold);

    /// <summary>Sends the decision. It may be repeated: what is decided so already is answered.</summary>
    protected abstract Task<(IMessage Answer, Hold Hold)> DecideAsync(
        Session session,
        HoldDecision decision,
        CancellationToken cancellation
    );

    protected override async Task<int> RunAsync(Session session, ParseResult arguments, CancellationToken cancellation)
    {
        string publisherId = arguments.GetRequiredValue(publisher);
        string holdId = arguments.GetRequiredValue(hold);
        string? named = digest.Given(arguments);
        if (named is null)
        {
            if (await Holds.FindAsync(session, publisherId, holdId, cancellation) is not { } found)
            {
                return Holds.NotFound(session, publisherId, holdId);
            }

            bool confirmed = await digest.ConfirmAsync(
                session,
                arguments,
                (found, () => HoldView.Write(session.Out, found), found.Digest),
                Question(session.Wording.Sync, found),
                cancellation
            );
            if (!confirmed)
            {
                return ExitCodes.Outstanding;
            }

            named = found.Digest;
        }

        HoldDecision decision = new(publisherId, holdId, named, actor.Of(arguments), arguments.GetValue(note) ?? "");
        (IMessage answer, Hold decided) = await DecideAsync(session, decision, cancellation);
        session.Show(answer, () => HoldView.Write(session.Out, decided));
        return ExitCodes.Ok;
    }
}
