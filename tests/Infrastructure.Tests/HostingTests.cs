using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PublisherMigration.Application;
using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests;

public sealed class HostingTests
{
    [Fact]
    public async Task Host_OpensTheStore_AndClosesIt()
    {
        var folder = TestStore.NewFolder();
        using (var host = HostWith("Database:Path", Path.Combine(folder, "deep", "er", "m.db")))
        {
            await host.StartAsync(TestContext.Current.CancellationToken);
            var health = (IStoreHealth)host.Services.GetService(typeof(IStoreHealth))!;
            health.IsHealthy.ShouldBeTrue();
            await host.StopAsync(TestContext.Current.CancellationToken);
            health.IsHealthy.ShouldBeFalse();
        }

        Directory.GetFiles(Path.Combine(folder, "deep", "er"), "m.db-*").ShouldBeEmpty();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("Database:Path", "")]
    [InlineData("Database:WriteQueueCapacity", "0")]
    [InlineData("Database:MaxBatch", "-1")]
    [InlineData("Database:CheckpointPages", "5")]
    [InlineData("Database:ReaderConnections", "1000")]
    [InlineData("PartnerNetwork:EnrollmentVetting", "MAYBE")]
    public async Task Host_WithAWrongSetting_NamesIt(string setting, string value)
    {
        using var host = HostWith(setting, value);
        var refusal = await Should.ThrowAsync<OptionsValidationException>(
            host.StartAsync(TestContext.Current.CancellationToken)
        );
        refusal.Message.ShouldContain(setting);
    }

    [Theory]
    [InlineData("Production", "", true)]
    [InlineData("Production", "http://127.0.0.1:9", false)]
    [InlineData("Development", "", false)]
    public async Task Host_WithTheEmbeddedPortalInProduction_Warns(string environment, string address, bool warns)
    {
        var folder = TestStore.NewFolder();
        var log = new Warnings();
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = environment });
        builder.Configuration["Database:Path"] = Path.Combine(folder, "m.db");
        builder.Configuration["LegacyPortal:Address"] = address;
        builder.Logging.AddProvider(log);
        using (var host = Built(builder))
        {
            await host.StartAsync(TestContext.Current.CancellationToken);
            await host.StopAsync(TestContext.Current.CancellationToken);
        }

        log.Events.Count(static id => id == 6017).ShouldBe(warns ? 1 : 0);
        Directory.Delete(folder, recursive: true);
    }

    private static IHost HostWith(string setting, string value)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration[setting] = value;
        return Built(builder);
    }

    private static IHost Built(HostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IOverdueCalls, NeverOverdue>();
        builder.Services.AddApplication(builder.Configuration).AddInfrastructure(builder.Configuration);
        return builder.Build();
    }

    private sealed class Warnings : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<int> _events = new();

        public IReadOnlyCollection<int> Events => _events;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => _events.Enqueue(eventId.Id);

        public void Dispose()
        {
            // What was logged is read after the host has gone.
        }
    }
}
