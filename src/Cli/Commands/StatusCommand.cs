using System.CommandLine;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands;

internal sealed class StatusCommand : CliCommand
{
    private readonly Argument<string> publisher = PublisherArgument.Create();
    private readonly ActorOptions actor;

    public StatusCommand(Host host)
        : base(
            host,
            "status",
            "Shows where an account's migration stands, with requirements and losses.",
            "migration status contoso-apps",
            "migration status contoso-apps --as alice@contoso.example --json | jq -r .migration.state"
        )
    {
        Arguments.Add(publisher);
        actor = new ActorOptions(this);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult arguments, CancellationToken cancellation)
    {
        GetMigrationResponse answer = await session.Migrations.GetMigrationAsync(
            new GetMigrationRequest
            {
                PublisherId = arguments.GetRequiredValue(publisher),
                Viewer = actor.Of(arguments),
            },
            session.Unary(cancellation)
        );
        session.Show(answer, () => MigrationView.Write(session.Out, session.Wording, answer.Migration));
        return ExitCodes.Ok;
    }
}
