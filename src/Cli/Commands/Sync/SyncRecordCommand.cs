using System.CommandLine;
using PublisherMigration.Cli.Connection;
using PublisherMigration.Cli.Importing;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Recording;
using PublisherMigration.Cli.Rendering;
using PublisherMigration.Cli.Rendering.Sync;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands.Sync;

internal sealed class SyncRecordCommand : CliCommand
{
    private readonly Argument<string?> publisher = new("PUBLISHER")
    {
        Description = "Publisher id; with --file that of the lines that name none",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly ChangeKindOptions kind;
    private readonly ChangeIdentityOptions identity;
    private readonly AuditActorOption actor;

    private readonly Option<string> file = new("--file")
    {
        Description = "Record many: JSON Lines, each the proto3 JSON of ChangeToRecord; - for stdin",
        HelpName = "FILE",
    };

    public SyncRecordCommand(Host host)
        : base(
            host,
            "record",
            "Records a change that was made in Partner Center, or many from a file. A bad line stops nothing: it is listed with "
                + "its number, and the command exits with 1. What the mass-removal guard holds makes it exit with 3. "
                + "Repeating is harmless.",
            "migration sync record contoso-apps --add carol@contoso.example --role developer --role marketer",
            "migration sync record contoso-apps --remove carol@contoso.example --as alice@contoso.example",
            "migration sync record contoso-apps --display-name \"Contoso Apps\" --support-uri https://contoso.example/help",
            "migration sync record --file changes.jsonl",
            "cat changes.jsonl | migration sync record --file - --json | jq .recorded"
        )
    {
        Arguments.Add(publisher);
        kind = new ChangeKindOptions(this);
        identity = new ChangeIdentityOptions(this);
        actor = new AuditActorOption(this);
        Options.Add(file);
    }

    protected override Task<int> RunAsync(Session session, ParseResult arguments, CancellationToken cancellation)
    {
        string? publisherId = arguments.GetValue(publisher);
        if (arguments.GetValue(file) is { } name)
        {
            if (kind.IsGiven(arguments) || identity.IsGiven(arguments))
            {
                throw new UsageException("--file holds the changes: give it alone, or one change without it.");
            }

            ChangeFile changes = new(name, publisherId ?? "", actor.Of(arguments));
            return RecordFile.RunAsync(session, new InputFile(name), changes, cancellation);
        }

        return publisherId is null
            ? throw new UsageException("Say of which account: PUBLISHER.")
            : RecordOneAsync(session, arguments, publisherId, cancellation);
    }

    private async Task<int> RecordOneAsync(
        Session session,
        ParseResult arguments,
        string publisherId,
        CancellationToken cancellation
    )
    {
        AccountChange change = identity.Begin(arguments, session.Terminal.Clock);
        kind.PutInto(change, arguments);
        if (identity.IsMadeUp(arguments))
        {
            // Said before it is sent: whoever gets no answer can send the very same change again.
            string options = ChangeIdentityOptions.Options(change);
            session.Errors.Line(session.Wording.Sync.RepeatWith(options), Tone.Quiet);
        }

        RecordChangeRequest request = new()
        {
            PublisherId = publisherId,
            Change = change,
            Actor = actor.Of(arguments),
        };
        RecordChangeResponse answer = await RepeatableCall.SendAsync(
            session,
            () => session.Sync.RecordChangeAsync(request, session.Unary(cancellation)),
            cancellation
        );
        session.Show(answer, () => RecordedView.Write(session.Out, session.Wording, publisherId, answer));
        return OutcomeCodes.Of(answer.Hold);
    }
}
