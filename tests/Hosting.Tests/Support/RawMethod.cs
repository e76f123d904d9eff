using Google.Protobuf.Reflection;
using Grpc.Core;

namespace PublisherMigration.Hosting.Tests.Support;

/// <summary>Calls any method of any service by its descriptor, with an empty request.</summary>
internal static class RawMethod
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes);

    public static async Task<RpcException?> CallAsync(CallInvoker invoker, MethodDescriptor method, Metadata headers)
    {
        var raw = new Method<byte[], byte[]>(Type(method), method.Service.FullName, method.Name, Bytes, Bytes);
        using var cancel = new CancellationTokenSource();
        var options = new CallOptions(
            headers,
            TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(20),
            cancel.Token
        );
        try
        {
            await RunAsync(invoker, raw, options);
            return null;
        }
        catch (RpcException e)
        {
            return e;
        }
        finally
        {
            await cancel.CancelAsync();
        }
    }

    // One answer of a stream is enough: the call is let in. A watch might never end.
    private static async Task RunAsync(CallInvoker invoker, Method<byte[], byte[]> raw, CallOptions options)
    {
        switch (raw.Type)
        {
            case MethodType.Unary:
                await invoker.AsyncUnaryCall(raw, host: null, options, []);
                break;
            case MethodType.ClientStreaming:
                using (var call = invoker.AsyncClientStreamingCall(raw, host: null, options))
                {
                    await call.RequestStream.CompleteAsync();
                    await call;
                }

                break;
            case MethodType.ServerStreaming:
                using (var call = invoker.AsyncServerStreamingCall(raw, host: null, options, []))
                {
                    await call.ResponseStream.MoveNext(CancellationToken.None);
                }

                break;
            default:
                using (var call = invoker.AsyncDuplexStreamingCall(raw, host: null, options))
                {
                    await call.RequestStream.CompleteAsync();
                    await call.ResponseStream.MoveNext(CancellationToken.None);
                }

                break;
        }
    }

    private static MethodType Type(MethodDescriptor method) =>
        (method.IsClientStreaming, method.IsServerStreaming) switch
        {
            (false, false) => MethodType.Unary,
            (true, false) => MethodType.ClientStreaming,
            (false, true) => MethodType.ServerStreaming,
            (true, true) => MethodType.DuplexStreaming,
        };
}
