using Grpc.Core;
using PublisherMigration.Api.Health;
using PublisherMigration.Api.Health.V1;
using PublisherMigration.Hosting.Tests.Support;
using Answer = PublisherMigration.Api.Health.V1.HealthCheckResponse.Types.ServingStatus;
using Client = PublisherMigration.Api.Health.V1.Health.HealthClient;

namespace PublisherMigration.Hosting.Tests.Health;

public sealed class HealthTests
{
    private const string Migration = "publishermigration.v1.MigrationService";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Status_Serves_OnlyWhileStartedWithAHealthyStoreAndNotDraining()
    {
        var status = new ServingStatus();
        status.IsServing.ShouldBeFalse();
        status.StoreIsHealthy(false);
        status.Start();
        status.IsServing.ShouldBeFalse();
        status.StoreIsHealthy(true);
        status.IsServing.ShouldBeTrue();
        status.Drain();
        status.IsServing.ShouldBeFalse();
        status.StoreIsHealthy(true);
        status.Start();
        status.IsServing.ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData(Migration)]
    [InlineData("publishermigration.v1.DirectoryService")]
    public async Task Check_NeedsNoCredential_AndFollowsTheStore(string service)
    {
        using var issuer = new TokenIssuer();
        await using var host = await HostUnderTest.StartAsync(settings: issuer.Settings);
        using var channel = host.Channel();
        var client = new Client(channel);
        (await CheckAsync()).ShouldBe(Answer.Serving);
        host.Status.StoreIsHealthy(false);
        (await CheckAsync()).ShouldBe(Answer.NotServing);
        host.Status.StoreIsHealthy(true);
        (await CheckAsync()).ShouldBe(Answer.Serving);

        async Task<Answer> CheckAsync() =>
            (await client.CheckAsync(new HealthCheckRequest { Service = service }, cancellationToken: Cancel)).Status;
    }

    [Fact]
    public async Task UnknownService_IsNotFoundByCheck_AndSaidByWatch()
    {
        await using var host = await HostUnderTest.StartAsync();
        using var channel = host.Channel();
        var client = new Client(channel);
        var request = new HealthCheckRequest { Service = "publishermigration.v1.Other" };
        var refused = await Should.ThrowAsync<RpcException>(async () =>
            await client.CheckAsync(request, cancellationToken: Cancel)
        );
        refused.StatusCode.ShouldBe(StatusCode.NotFound);

        using var watch = client.Watch(request, cancellationToken: Cancel);
        (await NextAsync(watch)).ShouldBe(Answer.ServiceUnknown);
    }

    [Fact]
    public async Task List_HasEveryService()
    {
        await using var host = await HostUnderTest.StartAsync();
        using var channel = host.Channel();
        var answer = await new Client(channel).ListAsync(new HealthListRequest(), cancellationToken: Cancel);
        answer.Statuses.Keys.ShouldBe(
            ["", Migration, "publishermigration.v1.DirectoryService", "publishermigration.v1.AccountSyncService"],
            ignoreOrder: true
        );
        answer.Statuses.Values.ShouldAllBe(value => value.Status == Answer.Serving);
    }

    [Fact]
    public async Task Watch_SendsThePresentStatusAndEveryChange_AndEndsOnShutdown()
    {
        await using var host = await HostUnderTest.StartAsync();
        using var channel = host.Channel();
        using var watch = new Client(channel).Watch(
            new HealthCheckRequest { Service = Migration },
            cancellationToken: Cancel
        );
        (await NextAsync(watch)).ShouldBe(Answer.Serving);
        host.Status.StoreIsHealthy(false);
        host.Status.StoreIsHealthy(true);
        host.Status.StoreIsHealthy(true);
        (await NextAsync(watch)).ShouldBe(Answer.NotServing);
        (await NextAsync(watch)).ShouldBe(Answer.Serving);
        await host.App.StopAsync(Cancel);
        (await NextAsync(watch)).ShouldBe(Answer.NotServing);
        (await watch.ResponseStream.MoveNext(Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task Watch_ThatIsGivenUp_ReadsNoFurther()
    {
        await using var host = await HostUnderTest.StartAsync();
        using var channel = host.Channel();
        using (var watch = new Client(channel).Watch(new HealthCheckRequest(), cancellationToken: Cancel))
        {
            (await NextAsync(watch)).ShouldBe(Answer.Serving);
        }

        host.Status.StoreIsHealthy(false);
        var answer = await new Client(channel).CheckAsync(new HealthCheckRequest(), cancellationToken: Cancel);
        answer.Status.ShouldBe(Answer.NotServing);
    }

    private static async Task<Answer> NextAsync(AsyncServerStreamingCall<HealthCheckResponse> watch)
    {
        (await watch.ResponseStream.MoveNext(Cancel)).ShouldBeTrue();
        return watch.ResponseStream.Current.Status;
    }
}
