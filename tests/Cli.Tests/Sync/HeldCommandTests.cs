using Google.Protobuf;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Sync;

public sealed class HeldCommandTests
{
    [Fact]
    public async Task List_Holds_AreALineEachAndFiltered()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        Holding(server, Syncs.Hold());
        string[] list = ["sync", "held", "list"];

        CliResult plain = await CliRun.PipedAsync(server, list);
        CliResult script = await CliRun.PipedAsync(
            server,
            [.. list, Accounts.Id, "--state", "open,rejected", "--limit", "5", "--json"]
        );

        plain.Out.ShouldMatch($@"contoso-apps\s+{Syncs.HoldId}\s+OPEN\s+CHANGES\s+6\s+9 of 12\s+2026-05-01");
        JsonParser.Default.Parse<Hold>(script.Out).ShouldBe(Syncs.Hold());
        server
            .Sync.Received<ListHeldChangesRequest>()
            .ShouldBe([
                new ListHeldChangesRequest { PageSize = 1000 },
                new ListHeldChangesRequest
                {
                    PublisherId = Accounts.Id,
                    States = { HoldState.Open, HoldState.Rejected },
                    PageSize = 5,
                },
            ]);
    }

    [Fact]
    public async Task Show_Hold_ShowsWhatItHoldsAndItsDigest()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        Hold other = new() { HoldId = "other", PublisherId = Accounts.Id };
        Holding(server, other, Syncs.Hold());

        CliResult result = await CliRun.PipedAsync(server, "sync", "held", "show", Accounts.Id, Syncs.HoldId);

        result.Code.ShouldBe(0);
        result.Out.ShouldContain("contoso-apps: OPEN");
        result.Out.ShouldContain("Would lose their role: 9 of 12 members");
        result.Out.ShouldMatch(@"MEMBER_REMOVED msa:bob@outlook.com OWNER -> none\s+41\s+WAITING");
        result.Out.ShouldContain("… and 5 more.");
        result.Out.ShouldContain("Hold digest: d1gest");
        server.Sync.Received<ListHeldChangesRequest>()[0].States.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Show_WithoutHold_ShowsTheOpenOne()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        Holding(server, Syncs.Hold());

        CliResult result = await CliRun.PipedAsync(server, "sync", "held", "show", Accounts.Id);

        result.Out.ShouldContain(Syncs.HoldId);
        server.Sync.Received<ListHeldChangesRequest>()[0].States.ShouldBe([HoldState.Open]);
    }

    [Theory]
    [InlineData("en", "The account contoso-apps has no hold nowhere.")]
    [InlineData("fr", "Le compte contoso-apps n'a pas de retenue nowhere.")]
    public async Task Show_HoldThatIsNotThere_IsARefusal(string language, string expected)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        Holding(server);
        string[] show = ["sync", "held", "show", Accounts.Id, "nowhere", "--language", language];

        CliResult plain = await CliRun.PipedAsync(server, show);
        CliResult script = await CliRun.PipedAsync(server, [.. show, "--json"]);

        plain.Code.ShouldBe(ExitCodes.Refused);
        plain.Error.ShouldContain(expected);
        script.Code.ShouldBe(ExitCodes.Refused);
        script.Json.ShouldHaveSingleItem()["error"]!["reason"]!.GetValue<string>().ShouldBe("HOLD_NOT_FOUND");
    }

    internal static void Holding(FakeServer server, params Hold[] holds) =>
        server.Sync.On<ListHeldChangesRequest>(_ => new ListHeldChangesResponse { Holds = { holds } });
}
