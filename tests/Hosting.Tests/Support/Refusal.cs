using Google.Rpc;
using Grpc.Core;

namespace PublisherMigration.Hosting.Tests.Support;

/// <summary>Reads why a call was refused out of its rich status.</summary>
internal static class Refusal
{
    public const string Trailer = "grpc-status-details-bin";

    // The library names field 1 by an older name; on the wire it is `reason`.
    public static string? Reason(this RpcException refused) => refused.Info()?.Type;

    public static ErrorInfo? Info(this RpcException refused)
    {
        var details = refused.Trailers.GetValueBytes(Trailer);
        var any = details is null ? null : Google.Rpc.Status.Parser.ParseFrom(details).Details;
        return any?.FirstOrDefault(detail => detail.Is(ErrorInfo.Descriptor))?.Unpack<ErrorInfo>();
    }
}
