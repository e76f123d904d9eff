using System.CommandLine;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands;

internal sealed class AssessCommand : CliCommand
{
    private readonly Argument<string> publisher = PublisherArgument.Create();
    private readonly ActorOptions actor;

    private readonly Option<string> workEmail = new("--work-email")
    {
        Description = "Assess as if this work email had been given",
        HelpName = "EMAIL",
    };

    private readonly Option<string> mpnId = new("--mpn-id")
    {
        Description = "Assess as if this MPN ID had been entered",
        HelpName = "ID",
    };

    public AssessCommand(Host host)
        : base(
            host,
            "assess",
            "Says what would happen if the account migrated now; changes nothing. Exits with 3 when something is outstanding.",
            "migration assess contoso-apps",
            "migration assess contoso-apps --as msa:bob@outlook.com --work-email bob@contoso.example --mpn-id 4711"
        )
    {
        Arguments.Add(publisher);
        actor = new ActorOptions(this);
        Options.Add(workEmail);
        Options.Add(mpnId);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult arguments, CancellationToken cancellation)
    {
        AssessMigrationResponse answer = await session.Migrations.AssessMigrationAsync(
            new AssessMigrationRequest
            {
                PublisherId = arguments.GetRequiredValue(publisher),
                Actor = actor.Of(arguments),
                WorkEmail = arguments.GetValue(workEmail) ?? "",
                MpnId = arguments.GetValue(mpnId) ?? "",
            },
            session.Unary(cancellation)
        );
        session.Show(answer, () => AssessmentView.Write(session.Out, session.Wording, answer.Assessment));
        return answer.Assessment.Outcome is AssessmentOutcome.Eligible or AssessmentOutcome.Migrated
            ? ExitCodes.Ok
            : ExitCodes.Outstanding;
    }
}
