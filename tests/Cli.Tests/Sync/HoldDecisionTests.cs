using Grpc.Core;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Sync;

public sealed class HoldDecisionTests
{
    private static readonly string[] Approve = ["sync", "held", "approve", Accounts.Id, Syncs.HoldId];
    private static readonly string[] Reject = ["sync", "held", "reject", Accounts.Id, Syncs.HoldId];

    [Fact]
    public async Task Approve_WithDigest_DecidesWithoutAsking()
    {
        await using FakeServer server = await StartAsync();

        CliResult result = await CliRun.PipedAsync(
            server,
            [.. Approve, "--digest", "given", "--note", "As agreed", "--as", "alice@contoso.example"]
        );

        result.Code.ShouldBe(0);
        result.Out.ShouldContain("contoso-apps: APPROVED");
        server.Sync.Received<ListHeldChangesRequest>().ShouldBeEmpty();
        server
            .Sync.Received<ApproveHeldChangesRequest>()
            .ShouldHaveSingleItem()
            .ShouldBe(
                new ApproveHeldChangesRequest
                {
                    PublisherId = Accounts.Id,
                    HoldId = Syncs.HoldId,
                    Digest = "given",
                    Note = "As agreed",
                    Actor = new Actor { Principal = Syncs.Alice },
                }
            );
    }

    [Fact]
    public async Task Reject_WithDigest_DecidesWithoutAsking()
    {
        await using FakeServer server = await StartAsync();

        CliResult result = await CliRun.PipedAsync(server, [.. Reject, "--digest", "given", "--json"]);

        result.Code.ShouldBe(0);
        result.Json.ShouldHaveSingleItem()["hold"]!["state"]!.GetValue<string>().ShouldBe("HOLD_STATE_REJECTED");
        server.Sync.Received<RejectHeldChangesRequest>().ShouldHaveSingleItem().Digest.ShouldBe("given");
    }

    [Theory]
    [InlineData("y", ExitCodes.Ok, 1)]
    [InlineData("n", ExitCodes.Outstanding, 0)]
    [InlineData("", ExitCodes.Outstanding, 0)]
    public async Task Approve_AtATerminal_ShowsTheHoldAndAsks(string typed, int code, int sent)
    {
        await using FakeServer server = await StartAsync();

        CliResult result = await CliRun.TypedAsync(server, [typed], Approve);

        result.Code.ShouldBe(code);
        result.Out.ShouldContain("MEMBER_REMOVED msa:bob@outlook.com");
        result.Out.ShouldContain("Record what is held of contoso-apps? Changes: 6.");
        server.Sync.Received<ApproveHeldChangesRequest>().Count.ShouldBe(sent);
        server.Sync.Received<ApproveHeldChangesRequest>().ShouldAllBe(static request => request.Digest == Syncs.Digest);
    }

    [Fact]
    public async Task Reject_AtAFrenchTerminal_AsksInFrench()
    {
        await using FakeServer server = await StartAsync();

        CliResult result = await CliRun.TypedAsync(server, ["o"], [.. Reject, "--language", "fr"]);

        result.Code.ShouldBe(0);
        result.Out.ShouldContain("Abandonner ce qui est retenu de contoso-apps ?");
        server.Sync.Received<RejectHeldChangesRequest>().ShouldHaveSingleItem().Digest.ShouldBe(Syncs.Digest);
    }

    [Fact]
    public async Task Approve_AtATerminalWithYes_DecidesOnWhatItShows()
    {
        await using FakeServer server = await StartAsync();

        CliResult result = await CliRun.TypedAsync(server, [], [.. Approve, "--yes"]);

        result.Code.ShouldBe(0);
        result.Out.ShouldContain("contoso-apps: OPEN");
        server.Sync.Received<ApproveHeldChangesRequest>().ShouldHaveSingleItem().Digest.ShouldBe(Syncs.Digest);
    }

    [Theory]
    [InlineData]
    [InlineData("--yes")]
    [InlineData("--json")]
    public async Task Approve_ElsewhereWithoutDigest_DecidesNothing(params string[] options)
    {
        await using FakeServer server = await StartAsync();

        CliResult result = await CliRun.PipedAsync(server, [.. Approve, .. options]);

        result.Code.ShouldBe(ExitCodes.Outstanding);
        result.Out.ShouldContain(Syncs.Digest);
        result.Error.Contains("--digest d1gest", StringComparison.Ordinal).ShouldBe(!options.Contains("--json"));
        server.Sync.Received<ApproveHeldChangesRequest>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Approve_HoldHasChanged_SaysSo()
    {
        await using FakeServer server = await StartAsync();
        server.Sync.On<ApproveHeldChangesRequest>(static _ =>
            throw Refuse.With(StatusCode.Aborted, "HOLD_DIGEST_STALE", "It has changed.")
        );

        CliResult result = await CliRun.PipedAsync(server, [.. Approve, "--digest", "old"]);

        result.Code.ShouldBe(ExitCodes.Refused);
        result.Error.ShouldContain("Reason: HOLD_DIGEST_STALE");
        result.Error.ShouldContain("What to do: Look at the hold again");
    }

    [Fact]
    public async Task Reject_HoldThatIsNotThere_IsARefusal()
    {
        await using FakeServer server = await StartAsync();
        HeldCommandTests.Holding(server);

        (await CliRun.PipedAsync(server, Reject)).Code.ShouldBe(ExitCodes.Refused);
    }

    private static async Task<FakeServer> StartAsync()
    {
        FakeServer server = await FakeServer.StartAsync();
        HeldCommandTests.Holding(server, Syncs.Hold());
        server.Sync.On<ApproveHeldChangesRequest>(static _ => new ApproveHeldChangesResponse
        {
            Hold = Syncs.Hold(HoldState.Approved),
        });
        server.Sync.On<RejectHeldChangesRequest>(static _ => new RejectHeldChangesResponse
        {
            Hold = Syncs.Hold(HoldState.Rejected),
        });
        return server;
    }
}
