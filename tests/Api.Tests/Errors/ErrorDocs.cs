using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PublisherMigration.Api.Errors;
using PublisherMigration.Api.Texts;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Errors;

/// <summary>Writes <c>docs/errors.md</c> from the catalogue, and the meanings from the comments of the proto.</summary>
internal static partial class ErrorDocs
{
    public static readonly string Root = FindRoot();

    public static string PathOfDocument => Path.Combine(Root, "docs", "errors.md");

    public static string Write()
    {
        var meanings = Meanings();
        var text = new StringBuilder(Introduction);
        foreach (var entry in ErrorReasonCatalogue.All)
        {
            var keys = string.Join(", ", entry.MetadataKeys.Select(k => $"`{k}`"));
            text.Append(
                CultureInfo.InvariantCulture,
                $"| `{entry.Name}` | {WireName.Of((GrpcStatusCode)entry.Status)} | {Fixer(entry.FixedBy)} | {meanings[entry.Name]} | {entry.Remedy} | {keys} |\n"
            );
        }

        return text.ToString();
    }

    private static string Fixer(FixedBy fixedBy) =>
        fixedBy == FixedBy.Retry ? "nobody: retry" : WireName.Of(fixedBy).ToLowerInvariant();

    // Generated C# descriptors carry no comments.
    private static Dictionary<string, string> Meanings()
    {
        var meanings = new Dictionary<string, string>(StringComparer.Ordinal);
        var comment = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(Root, "protos/publishermigration/v1/error_reason.proto")))
        {
            var trimmed = line.Trim();
            if (trimmed.StartsWith("//", StringComparison.Ordinal))
            {
                comment.Add(trimmed[2..].Trim());
                continue;
            }

            if (ReasonLine().Match(trimmed) is { Success: true } reason)
            {
                meanings[reason.Groups["name"].Value] = string.Join(' ', comment);
            }

            comment.Clear();
        }

        return meanings;
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Migration.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
    }

    [GeneratedRegex(
        @"^ERROR_REASON_(?<name>[A-Z_]+) = \d+",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex ReasonLine();

    private const string Introduction = """
        # Errors

        <!-- Generated from protos/publishermigration/v1/error_reason.proto by the test ErrorDocsAreCurrent. Do not edit. -->

        A refused call ends with a gRPC status and carries a `google.rpc.Status` in the trailer `grpc-status-details-bin`:

        | detail | when | what |
        |---|---|---|
        | `google.rpc.ErrorInfo` | always, exactly one | `reason` from the table below, `domain` = `publishermigration.v1`, `metadata` = every changing word of the message; lists are JSON arrays of strings |
        | `google.rpc.LocalizedMessage` | always | the message in the language of `accept-language`: `en` (default) or `fr` |
        | `google.rpc.BadRequest` | `REQUEST_INVALID` | each fault by the proto path of its field; `request` when the fault is in no single field |
        | `google.rpc.PreconditionFailure` | `REQUIREMENTS_OUTSTANDING` | one violation per requirement that is not satisfied: `type` = its reason, `subject` = its kind, `description` = what to do |
        | `publishermigration.v1.RequirementsOutstanding` | `REQUIREMENTS_OUTSTANDING` | both requirements as they stand |
        | `publishermigration.v1.TenantMismatch` | `TENANT_MISMATCH` | the given tenant and the accepted ones |
        | `google.rpc.RetryInfo` | UNAVAILABLE, RESOURCE_EXHAUSTED | how long to wait |

        Act on the reason, never on the message: messages may be reworded. A status without `ErrorInfo` comes from the gRPC
        framework or from a proxy, or says that the call was cancelled or its deadline passed.

        Trailers are kept under 7 KB, because many clients allow 8 KB. Lists hold at most their first 20 items, and fewer
        when names are long; long words end in `…`. The message counts what is left out ("or one of 7 others").

        Refused items of a stream carry the same reason, message (English) and metadata in an `ItemError`.
        `MigrationService.ListErrorReasons` serves the table below.

        ## Reading an error in Python

        With `grpcio-status`, `googleapis-common-protos` and the client generated from `protos/`:

        ```python
        import json

        import grpc
        from google.rpc import error_details_pb2
        from grpc_status import rpc_status
        from publishermigration.v1 import errors_pb2

        try:
            migrations.StartMigration(request, metadata=[("accept-language", "fr")])
        except grpc.RpcError as error:
            status = rpc_status.from_call(error)
            for detail in status.details if status else []:
                info = error_details_pb2.ErrorInfo()
                if detail.Unpack(info):
                    print(info.reason, dict(info.metadata))
                    if info.reason == "TENANT_MISMATCH":
                        print("accepted:", json.loads(info.metadata["acceptedTenantNames"]))
                localized = error_details_pb2.LocalizedMessage()
                if detail.Unpack(localized):
                    print(localized.message)
                mismatch = errors_pb2.TenantMismatch()
                if detail.Unpack(mismatch):
                    print("use an address of", [tenant.display_name for tenant in mismatch.accepted])
        ```

        ## Reasons

        In the order in which they are judged.

        | reason | status | fixed by | meaning | remedy | metadata |
        |---|---|---|---|---|---|

        """;
}
