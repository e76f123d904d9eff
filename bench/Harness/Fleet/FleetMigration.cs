using System.Net;
using Grpc.Net.Client;
using PublisherMigration.Contracts.V1;
using PublisherMigration.LoadGenerator;

namespace PublisherMigration.Harness.Fleet;

/// <summary>Imports accounts and moves each of them across, by the calls that an operator would make.</summary>
internal sealed class FleetMigration(IPEndPoint server)
{
    private const string StartPath = "/publishermigration.v1.MigrationService/StartMigration";
    private const int ImportedAtOnce = 100_000;
    private const int StartedAtOnce = 25_000;

    public async Task RunAsync(MigratableFleet fleet, CancellationToken cancellation)
    {
        using var import = new FleetImport(server);
        await import.DirectoriesAsync(cancellation);
        foreach (var some in Enumerable.Range(0, fleet.Publishers).Chunk(ImportedAtOnce))
        {
            await import.PublishersAsync(MigratableFleet.PublisherMessages(some), cancellation);
            Progress.Say($"imported {some[^1] + 1:N0} of {fleet.Publishers:N0} publishers");
        }

        foreach (var some in Enumerable.Range(0, fleet.Publishers).Chunk(StartedAtOnce))
        {
            LoadRun.Execute(OnceEach.Of(server, StartPath, some, MigratableFleet.StartRequest), cancellation);
            Progress.Say($"migrated {some[^1] + 1:N0} of {fleet.Publishers:N0} publishers");
        }

        await CheckAsync(fleet, cancellation);
    }

    private async Task CheckAsync(MigratableFleet fleet, CancellationToken cancellation)
    {
        using var channel = GrpcChannel.ForAddress($"http://{server}");
        var summary = await new MigrationService.MigrationServiceClient(channel).SummarizeMigrationsAsync(
            new SummarizeMigrationsRequest(),
            cancellationToken: cancellation
        );
        var migrated = summary.States.Single(count => count.State == MigrationState.Migrated).Accounts;
        if (migrated != fleet.Publishers)
        {
            throw new BenchException(
                $"only {migrated:N0} of {fleet.Publishers:N0} publishers migrated: {summary.Reasons}"
            );
        }
    }
}
