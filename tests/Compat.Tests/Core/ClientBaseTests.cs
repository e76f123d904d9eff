using Grpc.Core;
using PublisherMigration.Compat.Tests.V1;
using Shouldly;

namespace PublisherMigration.Compat.Tests.Core;

public sealed class ClientBaseTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WithHost_AsksForThatHostInEveryKindOfCall()
    {
        HostEcho invoker = new();
        var client = new EchoService.EchoServiceClient(invoker).WithHost("other.example");

        Should.Throw<NotSupportedException>(() => client.Say(new SayRequest(), cancellationToken: Cancellation));
        await Should.ThrowAsync<NotSupportedException>(async () =>
            await client.SayAsync(new SayRequest(), cancellationToken: Cancellation)
        );
        Should.Throw<NotSupportedException>(() => client.Gather(cancellationToken: Cancellation));
        Should.Throw<NotSupportedException>(() => client.Repeat(new RepeatRequest(), cancellationToken: Cancellation));
        Should.Throw<NotSupportedException>(() => client.Chat(cancellationToken: Cancellation));

        invoker.Hosts.ShouldBe(Enumerable.Repeat("other.example", 5));
    }

    [Fact]
    public void Host_WhenNotAskedFor_IsTheChannels()
    {
        HostEcho invoker = new();
        EchoService.EchoServiceClient client = new(invoker);

        Should.Throw<NotSupportedException>(() => client.Chat(cancellationToken: Cancellation));

        invoker.Hosts.ShouldBe([null]);
    }

    [Fact]
    public void Call_WhenTheClientIsABareTestDouble_Throws() =>
        Should.Throw<NotImplementedException>(() => new Bare().Say(new SayRequest(), cancellationToken: Cancellation));

    [Fact]
    public void New_WhenTheChannelOrInvokerIsNull_Throws()
    {
        Should.Throw<ArgumentNullException>(() => new EchoService.EchoServiceClient((ChannelBase)null!));
        Should.Throw<ArgumentNullException>(() => new EchoService.EchoServiceClient((CallInvoker)null!));
    }

    private sealed class Bare : EchoService.EchoServiceClient;

    /// <summary>Writes down the host of a call and makes none.</summary>
    private sealed class HostEcho : CallInvoker
    {
        public List<string?> Hosts { get; } = [];

        public override TResponse BlockingUnaryCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            string? host,
            CallOptions options,
            TRequest request
        ) => Seen<TResponse>(host);

        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            string? host,
            CallOptions options,
            TRequest request
        ) => Seen<AsyncUnaryCall<TResponse>>(host);

        public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            string? host,
            CallOptions options,
            TRequest request
        ) => Seen<AsyncServerStreamingCall<TResponse>>(host);

        public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            string? host,
            CallOptions options
        ) => Seen<AsyncClientStreamingCall<TRequest, TResponse>>(host);

        public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            string? host,
            CallOptions options
        ) => Seen<AsyncDuplexStreamingCall<TRequest, TResponse>>(host);

        private T Seen<T>(string? host)
        {
            Hosts.Add(host);
            throw new NotSupportedException();
        }
    }
}
