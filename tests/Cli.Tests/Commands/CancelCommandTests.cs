using Grpc.Core;
using PublisherMigration.Cli.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Commands;

public sealed class CancelCommandTests
{
    [Fact]
    public async Task Cancel_ServiceAwayForAMoment_RepeatsTheVerySameRequest()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        int calls = 0;
        server.Migrations.On<CancelMigrationRequest>(_ =>
            ++calls < 3
                ? throw Refuse.With(StatusCode.Unavailable, "STORE_UNAVAILABLE", "Try again.")
                : new CancelMigrationResponse { Migration = Accounts.In(MigrationState.Cancelled) }
        );

        CliResult result = await CliRun.PipedAsync(server, "cancel", Accounts.Id, "--note", "Merger");

        result.Code.ShouldBe(0);
        IReadOnlyList<CancelMigrationRequest> requests = server.Migrations.Received<CancelMigrationRequest>();
        requests.Count.ShouldBe(3);
        requests.ToHashSet().ShouldHaveSingleItem().Note.ShouldBe("Merger");
        Guid.TryParse(requests[0].RequestId, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Cancel_ServiceStaysAway_ExitsWithUnavailable()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Migrations.On<CancelMigrationRequest>(static _ =>
            throw Refuse.With(StatusCode.Unavailable, "STORE_UNAVAILABLE", "Try again.")
        );

        CliResult result = await CliRun.PipedAsync(server, "cancel", Accounts.Id);

        result.Code.ShouldBe(4);
        server.Migrations.Received<CancelMigrationRequest>().Count.ShouldBe(5);
    }
}
