using PublisherMigration.Api.Tests.Support;

[assembly: AssemblyFixture(typeof(SharedService))]

namespace PublisherMigration.Api.Tests.Support;

/// <summary>One service for all tests that keep to publisher ids of their own.</summary>
public sealed class SharedService : IAsyncLifetime
{
    public RunningService Running { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Running = await RunningService.StartWithWorldAsync();

    public ValueTask DisposeAsync() => Running.DisposeAsync();
}
