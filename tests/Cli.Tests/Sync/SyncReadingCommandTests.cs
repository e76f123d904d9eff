using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Sync;

public sealed class SyncReadingCommandTests
{
    [Fact]
    public async Task Changes_OfAnAccount_AreListedFromTheSequenceGiven()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        Change migrated = new()
        {
            PublisherId = Accounts.Id,
            Sequence = 1,
            Position = 5,
            Cause = ChangeCause.CutOver,
            RecordedTime = Syncs.Noon,
            AccountMigrated = new AccountMigrated
            {
                PartnerCenterAccountId = "pc-1",
                Members = { new Member(), new Member() },
                Losses = { new Loss() },
            },
        };
        server.Sync.On<ListChangesRequest>(request =>
            request.PageToken.Length > 0
                ? new ListChangesResponse { Changes = { Syncs.RolesChanged(2, 9) } }
                : new ListChangesResponse { Changes = { migrated }, NextPageToken = "next" }
        );
        string[] arguments = ["sync", "changes", Accounts.Id, "--after", "7"];

        CliResult plain = await CliRun.PipedAsync(server, arguments);
        CliResult script = await CliRun.PipedAsync(server, [.. arguments, "--json", "--limit", "1"]);

        server
            .Sync.Received<ListChangesRequest>()
            .ShouldAllBe(static request => request.PublisherId == Accounts.Id && request.AfterSequence == 7);
        plain.Out.ShouldMatch(@"#1\s+5\s+2026-05-01 12:00:00Z\s+ACCOUNT_MIGRATED pc-1 2 members, 1 lost\s+CUT_OVER");
        plain.Out.ShouldMatch(@"#2\s+9\s+.*MEMBER_ROLES_CHANGED.*RECORDED\s+41\s+alice@contoso.example through");
        script.Json.ShouldHaveSingleItem()["position"]!.GetValue<string>().ShouldBe("5");
    }

    [Theory]
    [InlineData(RetryMode.Resend)]
    [InlineData(RetryMode.Restate, "--restate")]
    public async Task Retry_Delivery_ShowsTheStatusAfterIt(RetryMode mode, params string[] options)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Sync.On<RetryDeliveryRequest>(static _ => new RetryDeliveryResponse
        {
            Status = Syncs.Status(SyncState.Lagging),
        });

        CliResult result = await CliRun.PipedAsync(
            server,
            ["sync", "retry", Accounts.Id, "--as", "alice@contoso.example", .. options]
        );

        result.Code.ShouldBe(0);
        result.Out.ShouldContain("contoso-apps: LAGGING");
        RetryDeliveryRequest request = server.Sync.Received<RetryDeliveryRequest>().ShouldHaveSingleItem();
        request.Mode.ShouldBe(mode);
        request.Actor.Principal.ShouldBe(Syncs.Alice);
    }

    [Fact]
    public async Task Drift_OnTwoSubjects_ShowsBothSidesAndExitsWithOutstanding()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Sync.On<GetDriftReportRequest>(static _ => new GetDriftReportResponse { Report = Drifted() });

        CliResult result = await CliRun.PipedAsync(server, "sync", "drift", Accounts.Id);

        result.Code.ShouldBe(ExitCodes.Outstanding);
        result.Out.ShouldContain("contoso-apps: 1 DRIFT, 1 IN_FLIGHT");
        result.Out.ShouldContain("Applied by the portal: #10");
        result.Out.ShouldMatch(
            $@"msa:bob@outlook.com\s+DRIFT\s+OWNER\s+none\s+#11 2026-05-01 12:00:00Z {Syncs.ChangeId}"
        );
        result.Out.ShouldMatch(@"display_name\s+IN_FLIGHT\s+New\s+Old");
        result.Out.ShouldContain($"Drift digest: {Syncs.Digest}");
    }

    [Fact]
    public async Task Drift_OnlyOnItsWay_IsNoDrift()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        DriftReport report = Drifted();
        report.Items.RemoveAt(0);
        server.Sync.On<GetDriftReportRequest>(_ => new GetDriftReportResponse { Report = report });

        (await CliRun.PipedAsync(server, "sync", "drift", Accounts.Id)).Code.ShouldBe(ExitCodes.Ok);
    }

    internal static DriftReport Drifted() =>
        new()
        {
            PublisherId = Accounts.Id,
            RecordedSequence = 12,
            AppliedSequence = 10,
            PortalFeedId = "feed-1",
            Digest = Syncs.Digest,
            ReportTime = Syncs.At(13),
            Items =
            {
                new DriftItem
                {
                    Principal = Accounts.Bob,
                    Kind = DriftKind.Drift,
                    ExpectedValue = "OWNER",
                    LastSequence = 11,
                    LastChangeId = Syncs.ChangeId,
                    LastRecordedTime = Syncs.Noon,
                },
                new DriftItem
                {
                    SettingsField = "display_name",
                    Kind = DriftKind.InFlight,
                    ExpectedValue = "New",
                    PortalValue = "Old",
                },
            },
        };
}
