using Grpc.Core;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Sync;

public sealed class RepairCommandTests
{
    private static readonly string[] Repair = ["sync", "repair", Accounts.Id];

    [Fact]
    public async Task Repair_WithDigest_RestatesWithoutAsking()
    {
        await using FakeServer server = await StartAsync(SyncReadingCommandTests.Drifted());

        CliResult result = await CliRun.PipedAsync(server, [.. Repair, "--digest", "given", "--note", "By hand"]);

        result.Code.ShouldBe(0);
        result.Out.ShouldContain("contoso-apps: 2 subjects repaired");
        result.Out.ShouldContain("Sequence: #13");
        result.Out.ShouldContain("Position: 77");
        server.Sync.Received<GetDriftReportRequest>().ShouldBeEmpty();
        server
            .Sync.Received<RepairDriftRequest>()
            .ShouldHaveSingleItem()
            .ShouldBe(
                new RepairDriftRequest
                {
                    PublisherId = Accounts.Id,
                    Digest = "given",
                    Note = "By hand",
                }
            );
    }

    [Fact]
    public async Task Repair_AtATerminal_ShowsTheDriftAndAsks()
    {
        await using FakeServer server = await StartAsync(SyncReadingCommandTests.Drifted());

        CliResult left = await CliRun.TypedAsync(server, ["n"], Repair);
        CliResult repaired = await CliRun.TypedAsync(server, ["y"], Repair);

        left.Code.ShouldBe(ExitCodes.Outstanding);
        left.Error.ShouldContain("Left as it is.");
        repaired.Code.ShouldBe(0);
        repaired.Out.ShouldContain("contoso-apps: 1 DRIFT, 1 IN_FLIGHT");
        server.Sync.Received<RepairDriftRequest>().ShouldHaveSingleItem().Digest.ShouldBe(Syncs.Digest);
    }

    [Fact]
    public async Task Repair_ElsewhereWithoutDigest_RepairsNothing()
    {
        await using FakeServer server = await StartAsync(SyncReadingCommandTests.Drifted());

        CliResult plain = await CliRun.PipedAsync(server, [.. Repair, "--language", "fr"]);
        CliResult script = await CliRun.PipedAsync(server, [.. Repair, "--json", "--yes"]);

        plain.Code.ShouldBe(ExitCodes.Outstanding);
        plain.Error.ShouldContain("Vérifiez, puis confirmez avec --digest d1gest.");
        script.Code.ShouldBe(ExitCodes.Outstanding);
        script.Json.ShouldHaveSingleItem()["report"]!["digest"]!.GetValue<string>().ShouldBe(Syncs.Digest);
        server.Sync.Received<RepairDriftRequest>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Repair_WithoutDrift_HasNothingToDo()
    {
        await using FakeServer server = await StartAsync(new DriftReport { PublisherId = Accounts.Id });

        CliResult result = await CliRun.PipedAsync(server, Repair);

        result.Code.ShouldBe(0);
        result.Out.ShouldContain("There is no drift");
        server.Sync.Received<RepairDriftRequest>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Repair_NoAnswer_IsNotSentAgainByItself()
    {
        await using FakeServer server = await StartAsync(SyncReadingCommandTests.Drifted());
        server.Sync.On<RepairDriftRequest>(static _ =>
            throw Refuse.With(StatusCode.Unavailable, "LEGACY_PORTAL_UNAVAILABLE", "Away.")
        );

        CliResult result = await CliRun.PipedAsync(server, [.. Repair, "--digest", "given"]);

        result.Code.ShouldBe(ExitCodes.Unavailable);
        server.Sync.Received<RepairDriftRequest>().Count.ShouldBe(1);
    }

    private static async Task<FakeServer> StartAsync(DriftReport report)
    {
        FakeServer server = await FakeServer.StartAsync();
        server.Sync.On<GetDriftReportRequest>(_ => new GetDriftReportResponse { Report = report });
        server.Sync.On<RepairDriftRequest>(static _ => new RepairDriftResponse
        {
            Sequence = 13,
            Position = 77,
            Repaired = 2,
        });
        return server;
    }
}
