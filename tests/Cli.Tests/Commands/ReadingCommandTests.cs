using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using PublisherMigration.Cli.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Commands;

public sealed class ReadingCommandTests
{
    [Fact]
    public async Task Status_Json_IsTheProtoJsonOfTheResponse()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        GetMigrationResponse answer = new() { Migration = Accounts.ReadyLosingBob() };
        server.Migrations.On<GetMigrationRequest>(_ => answer);

        CliResult result = await CliRun.PipedAsync(
            server,
            "status",
            Accounts.Id,
            "--as",
            "msa:bob@outlook.com",
            "--json"
        );

        JsonParser.Default.Parse<GetMigrationResponse>(result.Out).ShouldBe(answer);
        GetMigrationRequest request = server.Migrations.Received<GetMigrationRequest>().ShouldHaveSingleItem();
        request.Viewer.Principal.ShouldBe(Accounts.Bob);
    }

    [Fact]
    public async Task Banner_ForAPerson_ShowsTitleButtonAndOwners()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        Banner banner = new()
        {
            Kind = BannerKind.AskAnOwner,
            Title = "Ask an owner",
            Text = "An owner can migrate it.",
            ActionLabel = "Open",
            PartnerCenterUri = "https://partner.example",
            Owners = { Accounts.Bob },
        };
        server.Migrations.On<GetBannerRequest>(_ => new GetBannerResponse { Banner = banner });

        CliResult result = await CliRun.PipedAsync(
            server,
            "banner",
            Accounts.Id,
            "--as",
            "alice@contoso.example",
            "--group",
            "g-1",
            "--group",
            "g-2"
        );

        result.Out.ShouldContain("Ask an owner");
        result.Out.ShouldContain("[Open] https://partner.example");
        result.Out.ShouldContain("msa:bob@outlook.com");
        server.Migrations.Received<GetBannerRequest>()[0].Viewer.GroupIds.ShouldBe(["g-1", "g-2"]);
    }

    [Fact]
    public async Task List_SeveralPages_WritesEveryAccountOnALineUnderOneHeading()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        ScriptPages(server);

        CliResult plain = await CliRun.PipedAsync(server, "list");
        CliResult script = await CliRun.PipedAsync(server, "list", "--json");

        plain.Out.Split('\n').Count(static line => line.Contains("PUBLISHER", StringComparison.Ordinal)).ShouldBe(1);
        plain.Out.ShouldContain("p-3");
        string[] ids = [.. script.Json.Select(static line => line["publisherId"]!.GetValue<string>())];
        ids.ShouldBe(["p-1", "p-2", "p-3"]);
    }

    [Fact]
    public async Task List_WithLimit_AsksForNoMore()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        ScriptPages(server);

        CliResult result = await CliRun.PipedAsync(server, "list", "--json", "--limit", "2");

        result.Json.Count.ShouldBe(2);
        server.Migrations.Received<ListMigrationsRequest>().ShouldHaveSingleItem().PageSize.ShouldBe(2);
    }

    [Fact]
    public async Task List_EveryFilter_ReachesTheService()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        ScriptPages(server);

        await CliRun.PipedAsync(
            server,
            "list",
            "--state",
            "ready,action-required",
            "--state",
            "migrated",
            "--tenant",
            "t-1",
            "--mpn-id",
            "4711",
            "--reason",
            "mpn_id_missing",
            "--member",
            "msa:bob@outlook.com",
            "--partner-center-account",
            "pc-1",
            "--updated-after",
            "2026-05-01",
            "--updated-before",
            "2026-05-02T10:00:00+02:00"
        );

        MigrationFilter expected = new()
        {
            States = { MigrationState.Ready, MigrationState.ActionRequired, MigrationState.Migrated },
            TenantId = "t-1",
            MpnId = "4711",
            Reasons = { ErrorReason.MpnIdMissing },
            Member = Accounts.Bob,
            PartnerCenterAccountId = "pc-1",
            UpdatedAfter = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero)),
            UpdatedBefore = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 5, 2, 8, 0, 0, TimeSpan.Zero)),
        };
        server.Migrations.Received<ListMigrationsRequest>()[0].Filter.ShouldBe(expected);
    }

    [Fact]
    public async Task Events_Json_IsOneEventALine()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        MigrationEvent[] events =
        [
            new()
            {
                PublisherId = Accounts.Id,
                Kind = MigrationEventKind.PublisherImported,
                Position = 1,
            },
            new()
            {
                PublisherId = Accounts.Id,
                Kind = MigrationEventKind.Cancelled,
                Position = 7,
                Note = "Merger",
            },
        ];
        server.Migrations.On<ListMigrationEventsRequest>(_ => new ListMigrationEventsResponse { Events = { events } });

        CliResult script = await CliRun.PipedAsync(server, "events", Accounts.Id, "--json");
        CliResult plain = await CliRun.PipedAsync(server, "events", Accounts.Id);

        script.Json.Count.ShouldBe(2);
        script.Json[1]["note"]!.GetValue<string>().ShouldBe("Merger");
        plain.Out.ShouldContain("Merger");
    }

    [Fact]
    public async Task Summary_Counts_AreShownWithTheirTotal()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Migrations.On<SummarizeMigrationsRequest>(static _ => new SummarizeMigrationsResponse
        {
            Total = 12,
            States =
            {
                new StateCount { State = MigrationState.Ready, Accounts = 12 },
            },
            Reasons =
            {
                new ReasonCount { Reason = ErrorReason.TenantMismatch, Accounts = 4 },
            },
        });

        CliResult result = await CliRun.PipedAsync(server, "summary");

        result.Code.ShouldBe(0);
        result.Out.ShouldMatch(@"READY\s+12");
        result.Out.ShouldMatch(@"total\s+12");
        result.Out.ShouldMatch(@"TENANT_MISMATCH\s+4");
    }

    [Fact]
    public async Task Reasons_Catalogue_IsListed()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        ErrorReasonDescription entry = new()
        {
            Name = "LAST_OWNER",
            Status = GrpcStatusCode.FailedPrecondition,
            FixedBy = FixedBy.Owner,
            Remedy = "Make another member an owner.",
        };
        server.Migrations.On<ListErrorReasonsRequest>(_ => new ListErrorReasonsResponse { ErrorReasons = { entry } });

        CliResult result = await CliRun.PipedAsync(server, "reasons");

        result.Out.ShouldMatch(@"LAST_OWNER\s+FAILED_PRECONDITION\s+OWNER\s+Make another member an owner\.");
    }

    [Fact]
    public async Task Help_OfACommand_HasExamplesWhoAndExitCodes()
    {
        CliResult result = await CliRun.AloneAsync("list", "--help");

        result.Code.ShouldBe(0);
        result.Out.ShouldContain("migration list --member msa:bob@outlook.com");
        result.Out.ShouldContain("msa:bob@outlook.com");
        result.Out.ShouldContain("Exit codes:");
        result.Out.ShouldContain("MIGRATION_SERVER");
    }

    private static void ScriptPages(FakeServer server) =>
        server.Migrations.On<ListMigrationsRequest>(static request =>
            request.PageToken.Length > 0
                ? new ListMigrationsResponse { Migrations = { new AccountMigration { PublisherId = "p-3" } } }
                : new ListMigrationsResponse
                {
                    Migrations =
                    {
                        new AccountMigration { PublisherId = "p-1" },
                        new AccountMigration { PublisherId = "p-2" },
                    },
                    NextPageToken = "next",
                }
        );
}
