using PublisherMigration.Harness.Contestants;
using PublisherMigration.Harness.Fleet;

namespace PublisherMigration.Harness;

/// <summary>What the goals share: the published contestants and one imported database.</summary>
internal sealed class Bench : IDisposable
{
    private const int UsualPublishers = 100_000;

    private readonly TempDirectory temp;
    private readonly MigratedFleets migrated;
    private string? echo;
    private string? api;
    private string? database;

    public Bench(BenchOptions options)
    {
        Options = options;
        temp = new TempDirectory(options.Data);
        migrated = new MigratedFleets(this);
        Fleet = new FleetData(options.Publishers ?? UsualPublishers);
    }

    public BenchOptions Options { get; }

    public FleetData Fleet { get; }

    public string EchoDirectory => echo ??= Publisher.Publish("bench/EchoServer/EchoServer.csproj", "echo-server");

    public string ApiDirectory => api ??= Options.Server?.FullName ?? Publisher.Publish("src/Api/Api.csproj", "api");

    /// <summary>A contestant that was needed, so that versions can be read there; null for none so far.</summary>
    public string? AnyContestant => echo ?? api;

    public string NewDirectory(string name) => temp.Create(name);

    /// <summary>A database of the whole fleet; no server has it open. It is made when first asked for.</summary>
    public async Task<string> FleetDatabaseAsync(CancellationToken cancellation)
    {
        if (database is null)
        {
            Progress.Say($"importing {Fleet.Publishers:N0} publishers");
            var path = Path.Combine(NewDirectory("fleet"), "fleet.db");
            await using var server = await ServerProcess.StartAsync(Commands.Api(ApiDirectory, path), cancellation);
            using var import = new FleetImport(server.Endpoint);
            await import.DirectoriesAsync(cancellation);
            await import.PublishersAsync(Fleet.PublisherMessages(), cancellation);
            database = path;
        }

        return database;
    }

    /// <summary>Migrated accounts with changes, for reading: goals of one size share them.</summary>
    public Task<MigratedFleet> MigratedFleetAsync(FleetSize size, CancellationToken cancellation) =>
        migrated.OfAsync(size, cancellation);

    public void Dispose() => temp.Dispose();
}
