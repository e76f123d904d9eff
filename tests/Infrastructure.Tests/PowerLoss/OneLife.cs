using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.PowerLoss;

/// <summary>One short life that some tests look at.</summary>
public sealed class OneLife : IAsyncLifetime
{
    public const int Steps = 60;

    private readonly string _folder = TestStore.NewFolder();

    internal StoreLife Life { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Life = await StoreLife.RunAsync(_folder, new Ledger(), answeredTo: 0, life: 1, Steps, seed: 7);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
