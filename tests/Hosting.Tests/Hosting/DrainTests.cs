using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PublisherMigration.Api.Health.V1;
using PublisherMigration.Api.Hosting;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Hosting.Tests.Support;

namespace PublisherMigration.Hosting.Tests.Hosting;

public sealed class DrainTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Draining_FinishesCallsInFlight_RefusesNewOnes_AndTurnsHealthFirst()
    {
        await using var host = await HostUnderTest.StartAsync();
        using var channel = host.Channel();
        var client = new MigrationService.MigrationServiceClient(channel);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Answers.Gate = gate.Task;
        var signal = host.App.Services.GetRequiredService<IShutdownSignal>();
        var servingWhenSignalled = true;
        using var watch = signal.Draining.Register(() => servingWhenSignalled = host.Status.IsServing);

        var inFlight = client.GetBannerAsync(new GetBannerRequest(), cancellationToken: Cancel).ResponseAsync;
        await host.Answers.Waiting.Task.WaitAsync(Cancel);
        var stopping = host.App.StopAsync(Cancel);
        await Eventually.Become(() => Task.FromResult(signal.Draining.IsCancellationRequested));
        servingWhenSignalled.ShouldBeFalse();

        // A new connection: the server still listens, and says why it refuses.
        using var another = host.Channel();
        var refused = await Should.ThrowAsync<RpcException>(async () =>
            await new MigrationService.MigrationServiceClient(another).GetBannerAsync(new(), cancellationToken: Cancel)
        );
        refused.StatusCode.ShouldBe(StatusCode.Unavailable);
        refused.Reason().ShouldBe("SHUTTING_DOWN");
        var health = await new Api.Health.V1.Health.HealthClient(another).CheckAsync(
            new HealthCheckRequest(),
            cancellationToken: Cancel
        );
        health.Status.ShouldBe(HealthCheckResponse.Types.ServingStatus.NotServing);

        inFlight.IsCompleted.ShouldBeFalse();
        gate.SetResult();
        await inFlight;
        await stopping;
    }

    [Fact]
    public async Task GracePeriod_IsTheLongestThatACallCanHoldTheStop()
    {
        await using var host = await HostUnderTest.StartAsync(settings: [new("Shutdown:GracePeriodSeconds", "0")]);
        using var channel = host.Channel();
        var client = new MigrationService.MigrationServiceClient(channel);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Answers.Gate = gate.Task;
        var inFlight = client.GetBannerAsync(new GetBannerRequest(), cancellationToken: Cancel).ResponseAsync;
        await host.Answers.Waiting.Task.WaitAsync(Cancel);

        var stopping = host.App.StopAsync(Cancel);
        await Should.ThrowAsync<RpcException>(() => inFlight);
        gate.SetResult();
        await stopping;
        host.Log.All.ShouldContain(line => line.Text.Contains("cut off", StringComparison.Ordinal));
    }

    [Fact]
    public async Task HostTimeout_FollowsTheSetting()
    {
        await using var host = await HostUnderTest.StartAsync(settings: [new("Shutdown:GracePeriodSeconds", "7")]);
        var options = host.App.Services.GetRequiredService<IOptions<HostOptions>>().Value;
        options.ShutdownTimeout.ShouldBe(TimeSpan.FromSeconds(7) + ShutdownRegistration.Closing);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("3601")]
    public async Task WrongGracePeriod_IsNamed(string seconds)
    {
        var refused = await Should.ThrowAsync<OptionsValidationException>(() =>
            HostUnderTest.StartAsync(settings: [new("Shutdown:GracePeriodSeconds", seconds)])
        );
        refused.Message.ShouldContain("Shutdown:GracePeriodSeconds must be 0 to 3600.");
    }
}
