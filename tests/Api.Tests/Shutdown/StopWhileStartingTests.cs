using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PublisherMigration.Api.Hosting;
using PublisherMigration.Api.Tests.Support;

namespace PublisherMigration.Api.Tests.Shutdown;

public sealed class StopWhileStartingTests
{
    [Fact]
    public async Task Stop_BeforeItListens_IsAnOrdinaryStop()
    {
        using var folder = new TemporaryFolder();
        var log = new CapturedLog();

        (await RunAsync(folder, log)).ShouldBe(0);

        log.Lines.Count(static line => line.Text.Contains("Told to stop while starting.", StringComparison.Ordinal))
            .ShouldBe(1);
        log.Lines.ShouldContain(static line => line.Text.Contains("Closed the database", StringComparison.Ordinal));
    }

    private static Task<int> RunAsync(TemporaryFolder folder, CapturedLog log) =>
        StartExplanation.RunAsync(() =>
            ApiApplication.Create(
                [
                    "--environment=Development",
                    $"--Database:Path={folder.Path("migration.db")}",
                    "--Kestrel:Endpoints:Grpc:Url=http://127.0.0.1:0",
                    "--SampleFleet:Directory=",
                ],
                builder =>
                {
                    builder.Logging.ClearProviders().Services.AddSingleton<ILoggerProvider>(log);
                    builder.Services.AddHostedService<StopsTheStart>();
                }
            )
        );

    /// <summary>What the host does on SIGTERM, at a moment when the store is open and nothing listens yet.</summary>
    private sealed class StopsTheStart(IHostApplicationLifetime lifetime) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            lifetime.StopApplication();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
