using System.CommandLine;
using PublisherMigration.Cli.Connection;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands;

internal sealed class CancelCommand : CliCommand
{
    private readonly Argument<string> publisher = PublisherArgument.Create();
    private readonly ActorOptions actor;

    private readonly Option<string> note = new("--note")
    {
        Description = "Why, for the audit trail; at most 1,000 characters",
        HelpName = "TEXT",
    };

    public CancelCommand(Host host)
        : base(
            host,
            "cancel",
            "Cancels an open migration: drops its work emails, keeps an enrolled MPN ID. It may be started again.",
            "migration cancel contoso-apps --as alice@contoso.example --note \"Merger under way\""
        )
    {
        Arguments.Add(publisher);
        actor = new ActorOptions(this);
        Options.Add(note);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult arguments, CancellationToken cancellation)
    {
        CancelMigrationRequest request = new()
        {
            PublisherId = arguments.GetRequiredValue(publisher),
            Actor = actor.Of(arguments),
            Note = arguments.GetValue(note) ?? "",
        };
        CancelMigrationResponse answer = await RepeatableCall.SendAsync(
            session,
            requestId =>
            {
                request.RequestId = requestId;
                return session.Migrations.CancelMigrationAsync(request, session.Unary(cancellation));
            },
            cancellation
        );
        session.Show(answer, () => MigrationView.Write(session.Out, session.Wording, answer.Migration));
        return ExitCodes.Ok;
    }
}
