using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using PublisherMigration.Compat.Tests.V1;
using Shouldly;

namespace PublisherMigration.Compat.Tests.EndToEnd;

public sealed class InterceptorTests : IClassFixture<EchoServer>, IDisposable
{
    private readonly GrpcChannel channel;

    public InterceptorTests(EchoServer server) => channel = server.Channel();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => channel.Dispose();

    [Fact]
    public async Task Server_SeesEveryKindOfCall()
    {
        EchoService.EchoServiceClient client = new(channel);
        using var say = client.SayAsync(new SayRequest(), cancellationToken: Cancellation);
        using var gather = client.Gather(cancellationToken: Cancellation);
        using var repeat = client.Repeat(new RepeatRequest(), cancellationToken: Cancellation);
        using var chat = client.Chat(cancellationToken: Cancellation);

        var said = await say;
        await gather.RequestStream.CompleteAsync();
        await gather;
        await repeat.ResponseStream.MoveNext(Cancellation);
        await chat.RequestStream.CompleteAsync();
        await chat.ResponseStream.MoveNext(Cancellation);

        said.Facts["user state"].ShouldBe("unary");
        new[] { say.GetTrailers(), gather.GetTrailers(), repeat.GetTrailers(), chat.GetTrailers() }
            .Select(trailers => trailers.GetValue("server-mark"))
            .ShouldBe(["unary", "client streaming", "server streaming", "duplex streaming"]);
    }

    [Fact]
    public async Task Client_SeesEveryKindOfCall()
    {
        List<string> seen = [];
        EchoService.EchoServiceClient client = new(channel.Intercept(new ClientMark("mark", seen)));

        await client.SayAsync(new SayRequest(), cancellationToken: Cancellation);
        using var gather = client.Gather(cancellationToken: Cancellation);
        using var repeat = client.Repeat(new RepeatRequest(), cancellationToken: Cancellation);
        using var chat = client.Chat(cancellationToken: Cancellation);

        seen.ShouldBe(["mark Say", "mark Gather", "mark Repeat", "mark Chat"]);
    }

    [Fact]
    public void Client_SeesABlockingCall()
    {
        List<string> seen = [];
        EchoService.EchoServiceClient client = new(channel.Intercept(new ClientMark("mark", seen)));

        client.Say(new SayRequest(), cancellationToken: Cancellation);

        seen.ShouldBe(["mark blocking Say"]);
    }

    [Fact]
    public async Task Client_WhenGivenSeveral_TakesThemInOrder()
    {
        List<string> seen = [];
        EchoService.EchoServiceClient client = new(
            channel.Intercept(new ClientMark("first", seen), new ClientMark("second", seen))
        );

        await client.SayAsync(new SayRequest(), cancellationToken: Cancellation);

        seen.ShouldBe(["first Say", "second Say"]);
    }

    [Fact]
    public async Task Client_WhenAddedLater_ComesEarlier()
    {
        List<string> seen = [];
        EchoService.EchoServiceClient client = new(
            channel.Intercept(new ClientMark("added first", seen)).Intercept(new ClientMark("added last", seen))
        );

        await client.SayAsync(new SayRequest(), cancellationToken: Cancellation);

        seen.ShouldBe(["added last Say", "added first Say"]);
    }

    [Fact]
    public async Task Client_WhenAFunctionMakesTheHeaders_SendsThem()
    {
        EchoService.EchoServiceClient client = new(
            channel.Intercept(headers =>
            {
                headers.Add("made", "here");
                return headers;
            })
        );

        var plain = await client.SayAsync(new SayRequest(), cancellationToken: Cancellation);
        var added = await client.SayAsync(
            new SayRequest(),
            new Metadata { { "given", "too" } },
            cancellationToken: Cancellation
        );

        plain.Facts["header made"].ShouldBe("here");
        added.Facts["header made"].ShouldBe("here");
        added.Facts["header given"].ShouldBe("too");
    }

    [Fact]
    public void Intercept_WhenSomethingIsNull_Throws()
    {
        Should.Throw<ArgumentNullException>(() => channel.Intercept((Interceptor)null!));
        Should.Throw<ArgumentNullException>(() => channel.Intercept((Func<Metadata, Metadata>)null!));
        Should.Throw<ArgumentNullException>(() => ((CallInvoker)null!).Intercept(new ServerMark()));
    }
}
