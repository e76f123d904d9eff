using System.CommandLine;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Wizard;

namespace PublisherMigration.Cli.Commands;

internal sealed class MigrateCommand : CliCommand
{
    private readonly Argument<string> publisher = PublisherArgument.Create();
    private readonly ActorOptions actor;
    private readonly AnswerOptions answers;

    public MigrateCommand(Host host)
        : base(
            host,
            "migrate",
            "Takes an account through its migration: asks for what is outstanding, shows what would be lost, cuts over. "
                + "At a terminal it asks; elsewhere, and with --json, it takes its answers from options and exits with 3 when one is missing.",
            "migration migrate contoso-apps --as alice@contoso.example",
            "migration migrate contoso-apps --as msa:bob@outlook.com --work-email bob@contoso.example --mpn-id 4711 --yes",
            "migration migrate contoso-apps --as alice@contoso.example --new-membership \"Contoso Ltd,GB,alice@contoso.example\"",
            "migration migrate contoso-apps --accept-losses all --yes --json"
        )
    {
        Arguments.Add(publisher);
        actor = new ActorOptions(this);
        answers = new AnswerOptions(this);
    }

    protected override Task<int> RunAsync(Session session, ParseResult arguments, CancellationToken cancellation)
    {
        WizardContext context = new(
            session,
            arguments.GetRequiredValue(publisher),
            actor.Of(arguments),
            answers.Of(arguments)
        );
        return new MigrationWizard(context).RunAsync(cancellation);
    }
}
