using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
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

    private static IHost HostWith(string setting, string value)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration[setting] = value;
        builder.Services.AddSingleton<IOverdueCalls, NeverOverdue>();
        builder.Services.AddApplication(builder.Configuration).AddInfrastructure(builder.Configuration);
        return builder.Build();
    }
}
