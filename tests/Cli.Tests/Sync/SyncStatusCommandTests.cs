using Google.Protobuf;
using PublisherMigration.Cli.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Sync;

public sealed class SyncStatusCommandTests
{
    [Fact]
    public async Task Status_OfAQuarantinedAccount_SaysWhatHindersIt()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Sync.On<GetSyncStatusRequest>(static _ => new GetSyncStatusResponse
        {
            Status = Syncs.Quarantined(),
            Portal = Syncs.Portal(),
        });

        CliResult result = await CliRun.PipedAsync(server, "sync", "status", Accounts.Id);

        result.Code.ShouldBe(0);
        server.Sync.Received<GetSyncStatusRequest>().ShouldHaveSingleItem().PublisherId.ShouldBe(Accounts.Id);
        result.Out.ShouldContain("contoso-apps: QUARANTINED");
        result.Out.ShouldContain("Recorded: #12");
        result.Out.ShouldContain("Delivered: #10 (2 to go)");
        result.Out.ShouldMatch(@"Oldest undelivered: 2026-05-01 12:00:00Z \(.+ ago\)");
        result.Out.ShouldContain($"Hold: {Syncs.HoldId} (OPEN), 6 changes");
        result.Out.ShouldContain("Attempts: 3");
        result.Out.ShouldContain("Last error: CHANGE_REFUSED ROLE_UNKNOWN: No such role. (2026-05-01 13:00:00Z)");
        result.Out.ShouldContain("#11  MEMBER_ROLES_CHANGED msa:bob@outlook.com DEVELOPER -> MANAGER");
        result.Out.ShouldContain("Last refusal: LAST_OWNER Nobody would own it. at 2026-05-01 14:00:00Z");
        result.Out.ShouldContain("Legacy portal: AVAILABLE (embedded)");
        result.Out.ShouldNotContain("Next attempt");
    }

    [Fact]
    public async Task Status_Json_IsTheProtoJsonOfTheResponse()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        GetSyncStatusResponse answer = new() { Status = Syncs.Quarantined(), Portal = Syncs.Portal() };
        server.Sync.On<GetSyncStatusRequest>(_ => answer);

        CliResult result = await CliRun.PipedAsync(server, "sync", "status", Accounts.Id, "--json");

        JsonParser.Default.Parse<GetSyncStatusResponse>(result.Out).ShouldBe(answer);
    }

    [Fact]
    public async Task Status_OfMany_SendsTheFilterAndListsEveryPage()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        ScriptPages(server);

        CliResult plain = await CliRun.PipedAsync(server, "sync", "status", "--state", "lagging,retrying", "--held");
        CliResult script = await CliRun.PipedAsync(server, "sync", "status", "--json", "--limit", "2");

        SyncStatusFilter expected = new() { States = { SyncState.Lagging, SyncState.Retrying }, Held = true };
        ListSyncStatusesRequest first = server.Sync.Received<ListSyncStatusesRequest>()[0];
        first.Filter.ShouldBe(expected);
        plain
            .Out.Split('\n')[0]
            .ShouldContain(
                "Legacy portal: PAUSED, last call failed: PORTAL_REFUSES_CALLER PERMISSION_DENIED: Go away."
            );
        plain.Out.Split('\n').Count(static line => line.StartsWith("PUBLISHER", StringComparison.Ordinal)).ShouldBe(1);
        plain.Out.ShouldMatch(@"p-1\s+LAGGING\s+10 of 12");
        plain.Out.ShouldContain("p-3");
        string[] ids = [.. script.Json.Select(static line => line["publisherId"]!.GetValue<string>())];
        ids.ShouldBe(["p-1", "p-2"]);
    }

    private static void ScriptPages(FakeServer server) =>
        server.Sync.On<ListSyncStatusesRequest>(static request =>
        {
            ListSyncStatusesResponse page = new()
            {
                Portal = new PortalStatus
                {
                    State = PortalState.Paused,
                    LastError = new DeliveryError
                    {
                        Kind = DeliveryErrorKind.PortalRefusesCaller,
                        Code = "PERMISSION_DENIED",
                        Message = "Go away.",
                    },
                },
            };
            if (request.PageToken.Length > 0)
            {
                page.Statuses.Add(Syncs.Status(SyncState.InSync, "p-3"));
            }
            else
            {
                page.Statuses.Add(Syncs.Status(SyncState.Lagging, "p-1"));
                page.Statuses.Add(Syncs.Status(SyncState.InSync, "p-2"));
                page.NextPageToken = "next";
            }

            return page;
        });
}
