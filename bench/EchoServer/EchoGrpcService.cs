using Google.Protobuf;
using Grpc.Core;
using PublisherMigration.Bench.V1;

namespace PublisherMigration.EchoServer;

internal sealed class EchoGrpcService : EchoService.EchoServiceBase
{
    public override Task<EchoResponse> Echo(EchoRequest request, ServerCallContext context) =>
        Task.FromResult(new EchoResponse { Payload = request.Payload });

    public override async Task Repeat(
        RepeatRequest request,
        IServerStreamWriter<RepeatResponse> responseStream,
        ServerCallContext context
    )
    {
        var message = new RepeatResponse { Payload = ByteString.CopyFrom(new byte[request.PayloadLength]) };
        for (var i = 0L; i < request.Times; i++)
        {
            await responseStream.WriteAsync(message, context.CancellationToken);
        }
    }
}
