using System.CommandLine;
using PublisherMigration.Cli.Connection;
using PublisherMigration.Cli.Importing;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering.Sync;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands.Sync;

internal sealed class SyncRosterCommand : CliCommand
{
    private readonly Argument<string> publisher = PublisherArgument.Create();

    private readonly Option<string> file = new("--file")
    {
        Description = "The roster: proto3 JSON of ReportRosterRequest, which need not name the account; - for stdin",
        HelpName = "FILE",
        Required = true,
    };

    private readonly AuditActorOption actor;

    public SyncRosterCommand(Host host)
        : base(
            host,
            "roster",
            "Reports the whole account as Partner Center has it, and records what differs. "
                + "Exits with 3 when the mass-removal guard holds it.",
            "migration sync roster contoso-apps --file roster.json",
            "cat roster.json | migration sync roster contoso-apps --file - --json | jq -r .outcome"
        )
    {
        Arguments.Add(publisher);
        Options.Add(file);
        actor = new AuditActorOption(this);
    }

    protected override async Task<int> RunAsync(Session session, ParseResult arguments, CancellationToken cancellation)
    {
        string publisherId = arguments.GetRequiredValue(publisher);
        InputFile input = new(arguments.GetRequiredValue(file));
        ReportRosterRequest request = await ReadAsync(session, input, cancellation);
        if (
            request.PublisherId.Length > 0
            && !string.Equals(request.PublisherId, publisherId, StringComparison.Ordinal)
        )
        {
            throw new UsageException($"'{input.Name}' is the roster of {request.PublisherId}, not of {publisherId}.");
        }

        request.PublisherId = publisherId;
        request.Actor = actor.Of(arguments) ?? request.Actor;
        // The same roster again is a DUPLICATE.
        ReportRosterResponse answer = await RepeatableCall.SendAsync(
            session,
            () => session.Sync.ReportRosterAsync(request, session.Unary(cancellation)),
            cancellation
        );
        session.Show(answer, () => RecordedView.Write(session.Out, session.Wording, publisherId, answer));
        return OutcomeCodes.Of(answer.Hold);
    }

    private static async Task<ReportRosterRequest> ReadAsync(
        Session session,
        InputFile input,
        CancellationToken cancellation
    )
    {
        await using Stream stream = input.Open(session);
        using StreamReader reader = new(stream);
        string text = await reader.ReadToEndAsync(cancellation);
        return ProtoJson.TryParse(text, "file", out ReportRosterRequest? request, out string fault)
            ? request
            : throw new UsageException($"'{input.Name}' is not a roster: {fault}");
    }
}
