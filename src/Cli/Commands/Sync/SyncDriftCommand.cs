using System.CommandLine;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering.Sync;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands.Sync;

internal sealed class SyncDriftCommand : CliCommand
{
    private readonly Argument<string> publisher = PublisherArgument.Create();

    public SyncDriftCommand(Host host)
        : base(
            host,
            "drift",
            "Compares an account with what the legacy portal has, just now. Exits with 3 when there is drift.",
            "migration sync drift contoso-apps",
            "migration sync drift contoso-apps --json | jq -r .report.digest"
        ) => Arguments.Add(publisher);

    protected override async Task<int> RunAsync(Session session, ParseResult arguments, CancellationToken cancellation)
    {
        GetDriftReportResponse answer = await session.Sync.GetDriftReportAsync(
            new GetDriftReportRequest { PublisherId = arguments.GetRequiredValue(publisher) },
            session.Unary(cancellation)
        );
        session.Show(answer, () => DriftView.Write(session.Out, answer.Report));
        return answer.Report.Items.Any(static item => item.Kind == DriftKind.Drift)
            ? ExitCodes.Outstanding
            : ExitCodes.Ok;
    }
}
