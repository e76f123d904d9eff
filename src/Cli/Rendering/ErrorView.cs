using Google.Rpc;
using Grpc.Core;
using PublisherMigration.Cli.Connection;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering;

/// <summary>A refusal as the owner would read it; on stdout as JSON when a script asks.</summary>
internal static class ErrorView
{
    public static void Write(Session session, ServiceError error)
    {
        if (session.Settings.Json)
        {
            session.Out.Json(ErrorJson.Of(error));
            return;
        }

        Write(session.Errors, session.Wording, error, session.Settings.Server);
    }

    public static void Write(Display display, Wording wording, ServiceError error, Uri server)
    {
        display.Line(Headline(wording, error, server), Tone.Bad);
        if (error.Reason.Length > 0)
        {
            display.Line($"  {wording.ReasonLabel}: {error.Reason}", Tone.Quiet);
        }

        foreach (BadRequest.Types.FieldViolation field in error.Fields)
        {
            display.Line($"  {wording.FieldLabel} {field.Field}: {field.Description}");
        }

        foreach (string line in Requirements(error))
        {
            display.Line($"  {line}");
        }

        if (error.TenantMismatch is { Accepted.Count: > 0 } mismatch)
        {
            display.Line(
                $"  {wording.AcceptedTenantsLabel}: {string.Join(", ", mismatch.Accepted.Select(TenantText.Of))}"
            );
        }

        if (ReasonCatalogue.Find(error.Reason) is { } entry)
        {
            display.Line($"  {Hint(wording, entry)}", Tone.Quiet);
        }
    }

    private static string Headline(Wording wording, ServiceError error, Uri server) =>
        error.Reason.Length > 0
            ? error.Message
            : error.Status switch
            {
                _ when error.ConnectionBroke => $"{wording.Unreachable}: {server} ({error.Message})",
                StatusCode.Unavailable => $"{wording.Unreachable}: {server} ({error.Message})",
                StatusCode.DeadlineExceeded => $"{wording.TimedOut}: {server}",
                _ => $"{wording.Refused}: {StatusName.Of(error.Status)} {error.Message}",
            };

    private static IEnumerable<string> Requirements(ServiceError error) =>
        error.Requirements.Count > 0
            ? error
                .Requirements.Where(static requirement => requirement.State != RequirementState.Satisfied)
                .Select(static requirement => $"{ProtoName.Of(requirement.Kind)}: {requirement.Text}")
            : error.Violations.Select(static violation => $"{violation.Subject}: {violation.Description}");

    private static string Hint(Wording wording, ErrorReasonOptions entry) =>
        wording.ShowsRemedy
            ? $"{wording.RemedyLabel}: {entry.Remedy}"
            : entry.FixedBy switch
            {
                FixedBy.Caller => wording.FixedByCaller,
                FixedBy.Owner => wording.FixedByOwner,
                FixedBy.Operator => wording.FixedByOperator,
                FixedBy.Retry => wording.FixedByRetry,
                FixedBy.Unspecified => "",
            };
}
