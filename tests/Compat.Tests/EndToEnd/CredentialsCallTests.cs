using Grpc.Core;
using PublisherMigration.Compat.Tests.V1;
using Shouldly;

namespace PublisherMigration.Compat.Tests.EndToEnd;

public sealed class CredentialsCallTests(EchoServer server) : IClassFixture<EchoServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Channel_WhenComposedWithCallCredentials_AddsThemToEveryCall()
    {
        var credentials = CallCredentials.Compose(Adding("who", "anne"), Adding("on-behalf-of", "bob"));
        using var channel = server.Channel(options =>
        {
            options.UnsafeUseInsecureChannelCallCredentials = true;
            options.Credentials = ChannelCredentials.Create(ChannelCredentials.Insecure, credentials);
        });

        var response = await new EchoService.EchoServiceClient(channel).SayAsync(
            new SayRequest(),
            cancellationToken: Cancellation
        );

        response.Facts["header who"].ShouldBe("anne");
        response.Facts["header on-behalf-of"].ShouldBe("bob");
    }

    [Fact]
    public async Task Call_WhenItHasCredentials_TellsThemWhatIsCalled()
    {
        AuthInterceptorContext? asked = null;
        var credentials = CallCredentials.FromInterceptor(
            (context, metadata) =>
            {
                asked = context;
                metadata.Add("who", "anne");
                return Task.CompletedTask;
            }
        );
        using var channel = server.Channel(options => options.UnsafeUseInsecureChannelCallCredentials = true);

        var response = await new EchoService.EchoServiceClient(channel).SayAsync(
            new SayRequest(),
            new CallOptions(credentials: credentials, cancellationToken: Cancellation)
        );

        response.Facts["header who"].ShouldBe("anne");
        asked.ShouldNotBeNull().MethodName.ShouldBe("Say");
        asked.ServiceUrl.ShouldEndWith("/compat.tests.v1.EchoService");
    }

    [Fact]
    public void Channel_WhenPlainTextIsNotAllowedToCarryCredentials_IsRefused() =>
        Should.Throw<InvalidOperationException>(() =>
            server.Channel(options =>
                options.Credentials = ChannelCredentials.Create(ChannelCredentials.Insecure, Adding("who", "anne"))
            )
        );

    private static CallCredentials Adding(string key, string value) =>
        CallCredentials.FromInterceptor(
            (_, metadata) =>
            {
                metadata.Add(key, value);
                return Task.CompletedTask;
            }
        );
}
