using Google.Rpc;
using Grpc.Core;

namespace PublisherMigration.Api.Tests.Errors;

public sealed class UndecodableRequestTests
{
    private static readonly Marshaller<byte[]> Raw = Marshallers.Create(b => b, b => b);

    // Field 1 as a string that is longer than what follows.
    private static readonly byte[] Garbage = [0x0A, 0xFF, 0x01];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(MethodType.Unary, "publishermigration.v1.MigrationService", "GetBanner")]
    [InlineData(MethodType.ServerStreaming, "publishermigration.v1.MigrationService", "WatchMigrations")]
    [InlineData(MethodType.ClientStreaming, "publishermigration.v1.DirectoryService", "ImportTenants")]
    public async Task Bytes_ThatAreNotTheMessage_AreAnInvalidRequest(MethodType type, string service, string name)
    {
        await using var server = await TestServer.Start(_ => Task.CompletedTask);
        var method = new Method<byte[], byte[]>(type, service, name, Raw, Raw);
        var options = new CallOptions([new Metadata.Entry("accept-language", "fr")], cancellationToken: Stop);

        var refusal = await Should.ThrowAsync<RpcException>(() =>
            Call(server.Channel.CreateCallInvoker(), method, options)
        );

        refusal.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        var status = Sample.Rich(refusal);
        status.ReasonName().ShouldBe("REQUEST_INVALID");
        status.Detail<LocalizedMessage>().Locale.ShouldBe("fr");
        status.Detail<BadRequest>().FieldViolations.Single().Field.ShouldBe("request");
        refusal.Status.Detail.ShouldBe("The request is not valid. Correct request.");
    }

    private static async Task Call(CallInvoker invoker, Method<byte[], byte[]> method, CallOptions options)
    {
        switch (method.Type)
        {
            case MethodType.ServerStreaming:
                using (var call = invoker.AsyncServerStreamingCall(method, host: null, options, Garbage))
                {
                    await call.ResponseStream.MoveNext(Stop);
                }

                break;
            case MethodType.ClientStreaming:
                using (var call = invoker.AsyncClientStreamingCall(method, host: null, options))
                {
                    await call.RequestStream.WriteAsync(Garbage, Stop);
                    await call.ResponseAsync;
                }

                break;
            default:
                await invoker.AsyncUnaryCall(method, host: null, options, Garbage);
                break;
        }
    }
}
