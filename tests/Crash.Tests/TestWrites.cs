using Grpc.Net.Client;
using PublisherMigration.Crash.Tests.Load.Migrations;
using PublisherMigration.Crash.Tests.Processes;

namespace PublisherMigration.Crash.Tests;

internal static class TestWrites
{
    /// <summary>Something that the store has to commit.</summary>
    public static async Task OneAsync(ServerProcess server)
    {
        using var channel = GrpcChannel.ForAddress((await server.Address)!);
        await new MigrationCaller(channel).ImportWorldAsync();
    }
}
