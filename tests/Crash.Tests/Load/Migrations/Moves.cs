using Grpc.Net.Client;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Crash.Tests.Load.Migrations;

internal static class Moves
{
    /// <summary>Imports these accounts and cuts them over.</summary>
    public static async Task MoveAsync(GrpcChannel channel, IReadOnlyList<PublisherAccount> accounts)
    {
        var caller = new MigrationCaller(channel);
        await caller.ImportWorldAsync();
        MovedAccount[] moved = [.. accounts.Select(facts => new MovedAccount(facts))];
        (await caller.ImportAsync(moved)).Rejected.ShouldBe(0);
        foreach (var account in moved)
        {
            await caller.StartAsync(account);
            (await caller.CompleteAsync(account)).State.ShouldBe(MigrationState.Migrated);
        }
    }
}
