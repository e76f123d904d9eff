using System.CommandLine;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering.Sync;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands.Sync;

internal sealed class SyncRepairCommand : CliCommand
{
    private readonly Argument<string> publisher = PublisherArgument.Create();
    private readonly DigestOptions digest;
    private readonly Option<string> note = NoteOption.Create();
    private readonly AuditActorOption actor;

    public SyncRepairCommand(Host host)
        : base(
            host,
            "repair",
            "Restates an account, so that the legacy portal has the present values again. At a terminal it shows the drift and "
                + "asks; elsewhere, and with --json, it takes --digest or exits with 3. Takes the scope `operations`.",
            "migration sync repair contoso-apps",
            "migration sync repair contoso-apps --digest DIGEST --note \"Changed by hand in the portal\""
        )
    {
        Arguments.Add(publisher);
        digest = new DigestOptions(this);
        Options.Add(note);
        actor = new AuditActorOption(this);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult arguments, CancellationToken cancellation)
    {
        string publisherId = arguments.GetRequiredValue(publisher);
        string? named = digest.Given(arguments);
        if (named is null)
        {
            GetDriftReportResponse current = await session.Sync.GetDriftReportAsync(
                new GetDriftReportRequest { PublisherId = publisherId },
                session.Unary(cancellation)
            );
            DriftReport report = current.Report;
            if (report.Digest.Length == 0)
            {
                session.Show(current, () => session.Out.Line(session.Wording.Sync.NothingToRepair));
                return ExitCodes.Ok;
            }

            bool confirmed = await digest.ConfirmAsync(
                session,
                arguments,
                (current, () => DriftView.Write(session.Out, report), report.Digest),
                session.Wording.Sync.ConfirmRepair(publisherId),
                cancellation
            );
            if (!confirmed)
            {
                return ExitCodes.Outstanding;
            }

            named = report.Digest;
        }

        // Not repeated by itself: a first attempt that took effect leaves another drift, or none, than the digest names.
        RepairDriftResponse answer = await session.Sync.RepairDriftAsync(
            new RepairDriftRequest
            {
                PublisherId = publisherId,
                Digest = named,
                Actor = actor.Of(arguments),
                Note = arguments.GetValue(note) ?? "",
            },
            session.Unary(cancellation)
        );
        session.Show(answer, () => RepairView.Write(session.Out, session.Wording, publisherId, answer));
        return ExitCodes.Ok;
    }
}
