using Grpc.Core;
using PublisherMigration.Bench.V1;

namespace PublisherMigration.EchoServer;

internal sealed class EchoGrpcService : EchoService.EchoServiceBase
{
    public override Task<EchoResponse> Echo(EchoRequest request, ServerCallContext context) =>
        Task.FromResult(new EchoResponse { Payload = request.Payload });
}
