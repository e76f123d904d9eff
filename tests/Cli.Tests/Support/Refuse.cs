using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace PublisherMigration.Cli.Tests.Support;

/// <summary>Refusals as the service sends them.</summary>
internal static class Refuse
{
    public static RpcException With(StatusCode status, string reason, string message, params IMessage[] details)
    {
        Google.Rpc.Status rich = new()
        {
            Code = (int)status,
            Message = message,
            Details =
            {
                Any.Pack(
                    new ErrorInfo
                    {
                        Type = reason,
                        Domain = "publishermigration.v1",
                        Metadata = { ["publisherId"] = "contoso-apps" },
                    }
                ),
            },
        };
        rich.Details.AddRange(details.Select(Any.Pack));
        Metadata trailers = new() { { "grpc-status-details-bin", rich.ToByteArray() } };
        return new RpcException(new Grpc.Core.Status(status, message), trailers);
    }
}
