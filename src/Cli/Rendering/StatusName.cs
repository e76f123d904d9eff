using Grpc.Core;

namespace PublisherMigration.Cli.Rendering;

/// <summary>gRPC's own spelling of a status: FAILED_PRECONDITION.</summary>
internal static class StatusName
{
    public static string Of(StatusCode status) =>
        status == StatusCode.OK
            ? "OK"
            : string.Concat(
                status
                    .ToString()
                    .Select(static (c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : char.ToUpperInvariant(c).ToString())
            );
}
