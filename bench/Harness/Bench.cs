using PublisherMigration.Harness.Contestants;
using PublisherMigration.Harness.Fleet;

namespace PublisherMigration.Harness;

/// <summary>What the goals share: the published contestants and one imported database.</summary>
internal sealed class Bench(BenchOptions options) : IDisposable
{
    private readonly TempDirectory temp = new(options.Data);
    private string? echo;
    private string? api;
    private string? database;

    public BenchOptions Options => options;

    public FleetData Fleet { get; } = new(options.Publishers);

    public string EchoDirectory => echo ??= Publisher.Publish("bench/EchoServer/EchoServer.csproj", "echo-server");

    public string ApiDirectory => api ??= options.Server?.FullName ?? Publisher.Publish("src/Api/Api.csproj", "api");

    public string NewDirectory(string name) => temp.Create(name);

    /// <summary>A database of the whole fleet; no server has it open. It is made when first asked for.</summary>
    public async Task<string> FleetDatabaseAsync(CancellationToken cancellation)
    {
        if (database is null)
        {
            Progress.Say($"importing {options.Publishers:N0} publishers");
            var path = Path.Combine(NewDirectory("fleet"), "fleet.db");
            await using var server = await ServerProcess.StartAsync(Commands.Api(ApiDirectory, path), cancellation);
            using var import = new FleetImport(server.Endpoint);
            await import.DirectoriesAsync(Fleet, cancellation);
            await import.PublishersAsync(Fleet.PublisherMessages(), cancellation);
            database = path;
        }

        return database;
    }

    public void Dispose() => temp.Dispose();
}
