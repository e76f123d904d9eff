using System.Globalization;
using Grpc.Core;
using Grpc.Net.Client;
using PublisherMigration.Compat.Tests.V1;
using Shouldly;

namespace PublisherMigration.Compat.Tests.EndToEnd;

public sealed class CallTests : IClassFixture<EchoServer>, IDisposable
{
    private readonly EchoServer server;
    private readonly GrpcChannel channel;
    private readonly EchoService.EchoServiceClient client;

    public CallTests(EchoServer server)
    {
        this.server = server;
        channel = server.Channel();
        client = new EchoService.EchoServiceClient(channel);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => channel.Dispose();

    [Fact]
    public async Task Unary_GivesHeadersResponseStatusAndTrailers()
    {
        using var call = client.SayAsync(new SayRequest { Text = "hello" }, cancellationToken: Cancellation);

        (await call.ResponseHeadersAsync).GetValue("first").ShouldBe("headers");
        (await call.ResponseAsync).Text.ShouldBe("hello");
        call.GetStatus().StatusCode.ShouldBe(StatusCode.OK);
        call.GetTrailers().GetValue("last").ShouldBe("trailers");
    }

    [Fact]
    public void Unary_WhenBlocking_GivesTheResponse() =>
        client.Say(new SayRequest { Text = "hello" }, cancellationToken: Cancellation).Text.ShouldBe("hello");

    [Fact]
    public async Task Unary_ShowsTheServerTheCall()
    {
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(1);
        Metadata headers = new() { { "Colour", "red" } };

        var response = await client.SayAsync(new SayRequest(), headers, deadline, Cancellation);

        response.Facts["method"].ShouldBe("/compat.tests.v1.EchoService/Say");
        response.Facts["host"].ShouldBe(server.Address.Authority);
        response.Facts["peer"].ShouldStartWith("ipv4:127.0.0.1:");
        response.Facts["authenticated"].ShouldBe("False");
        response.Facts["header colour"].ShouldBe("red");
        DateTime
            .Parse(response.Facts["deadline"], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)
            .ShouldBe(deadline, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Unary_WhenTheServerFails_ThrowsItsStatusAndTrailers()
    {
        var exception = await Should.ThrowAsync<RpcException>(async () =>
            await client.SayAsync(new SayRequest { Outcome = Outcome.Fail }, cancellationToken: Cancellation)
        );

        exception.StatusCode.ShouldBe(StatusCode.FailedPrecondition);
        exception.Status.Detail.ShouldBe("as asked");
        exception.Trailers.GetValue("reason").ShouldBe("asked-for");
        exception.Trailers.GetValueBytes("detail-bin").ShouldBe([0, 1, 255]);
    }

    [Fact]
    public async Task ClientStreaming_GathersEveryRequest()
    {
        using var call = client.Gather(cancellationToken: Cancellation);

        await call.RequestStream.WriteAsync(new GatherRequest { Text = "one" }, Cancellation);
        await call.RequestStream.WriteAsync(new GatherRequest { Text = "two" }, Cancellation);
        await call.RequestStream.CompleteAsync();

        (await call).Text.ShouldBe("one two");
    }

    [Fact]
    public async Task ServerStreaming_GivesEveryResponse()
    {
        using var call = client.Repeat(
            new RepeatRequest { Text = "again", Times = 3 },
            cancellationToken: Cancellation
        );

        (await Texts(call.ResponseStream, response => response.Text)).ShouldBe(["again 1", "again 2", "again 3"]);
        call.GetStatus().StatusCode.ShouldBe(StatusCode.OK);
    }

    [Fact]
    public async Task DuplexStreaming_AnswersEachRequestInTurn()
    {
        using var call = client.Chat(cancellationToken: Cancellation);

        foreach (var text in new[] { "a", "b" })
        {
            await call.RequestStream.WriteAsync(new ChatRequest { Text = text }, Cancellation);
            (await call.ResponseStream.MoveNext(Cancellation)).ShouldBeTrue();
            call.ResponseStream.Current.Text.ShouldBe(text);
        }

        await call.RequestStream.CompleteAsync();
        (await call.ResponseStream.MoveNext(Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task Deadline_WhenItPasses_FailsTheCall()
    {
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(100);

        var exception = await Should.ThrowAsync<RpcException>(async () =>
            await client.SayAsync(
                new SayRequest { Outcome = Outcome.Wait },
                deadline: deadline,
                cancellationToken: Cancellation
            )
        );

        exception.StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
    }

    [Fact]
    public async Task Cancellation_WhenTheCallerGivesUp_FailsTheCall()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        using var call = client.SayAsync(new SayRequest { Outcome = Outcome.Wait }, cancellationToken: source.Token);

        await source.CancelAsync();

        var exception = await Should.ThrowAsync<RpcException>(async () => await call);
        exception.StatusCode.ShouldBe(StatusCode.Cancelled);
    }

    [Fact]
    public async Task Dispose_WhenTheCallHasNotEnded_GivesItUp()
    {
        var call = client.SayAsync(new SayRequest { Outcome = Outcome.Wait }, cancellationToken: Cancellation);

        call.Dispose();

        var exception = await Should.ThrowAsync<RpcException>(async () => await call);
        exception.StatusCode.ShouldBe(StatusCode.Cancelled);
    }

    [Fact]
    public async Task Gzip_WhenAskedFor_CompressesBothWays()
    {
        using WireTap tap = new();
        using var tapped = server.Channel(options => options.HttpHandler = tap);
        Metadata headers = new() { { "grpc-internal-encoding-request", "gzip" } };
        SayRequest request = new() { Text = new string('a', 10_000) };

        var response = await new EchoService.EchoServiceClient(tapped).SayAsync(
            request,
            headers,
            cancellationToken: Cancellation
        );

        response.Text.ShouldBe(request.Text);
        tap.RequestEncoding.ShouldBe("gzip");
        tap.ResponseEncoding.ShouldBe("gzip");
    }

    private static async Task<List<string>> Texts<T>(IAsyncStreamReader<T> reader, Func<T, string> text)
    {
        List<string> texts = [];
        await foreach (var message in reader.ReadAllAsync(Cancellation))
        {
            texts.Add(text(message));
        }

        return texts;
    }
}
