using Grpc.Core;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Sync;

public sealed class SyncWatchCommandTests
{
    [Fact]
    public async Task Watch_Changes_AreALineEach()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Sync.Watch = static async (_, stream, _) =>
        {
            await stream.WriteAsync(Bookmark("t0"));
            await stream.WriteAsync(
                new WatchChangesResponse
                {
                    ResumeToken = "t1",
                    Changes =
                    {
                        Syncs.RolesChanged(2, 7),
                        new Change(Syncs.RolesChanged(3, 8))
                        {
                            SettingsChanged = new SettingsChanged
                            {
                                UpdateMask = new() { Paths = { "display_name", "contact_email" } },
                                DisplayName = "New",
                            },
                            PreviousSettings = new AccountSettings
                            {
                                DisplayName = "Old",
                                ContactEmail = "a@b.example",
                            },
                        },
                    },
                }
            );
        };

        CliResult result = await CliRun.PipedAsync(server, "sync", "watch", "--from", "beginning", "--limit", "2");

        result.Code.ShouldBe(0);
        string[] lines = result.Out.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldBe([
            "2026-05-01 12:00:00Z  contoso-apps  #2  MEMBER_ROLES_CHANGED msa:bob@outlook.com DEVELOPER -> MANAGER"
                + "  RECORDED  alice@contoso.example through partner-center",
            "2026-05-01 12:00:00Z  contoso-apps  #3  SETTINGS_CHANGED display_name: \"Old\" -> \"New\","
                + " contact_email: \"a@b.example\" -> none  RECORDED  alice@contoso.example through partner-center",
        ]);
        result.Error.Trim().ShouldBe("Go on with --resume t1");
        server.Sync.Received<WatchChangesRequest>().ShouldHaveSingleItem().From.ShouldBe(WatchStart.Beginning);
    }

    [Fact]
    public async Task Watch_ConnectionBreaks_GoesOnAfterTheLastToken()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        int calls = 0;
        server.Sync.Watch = async (_, stream, context) =>
        {
            switch (++calls)
            {
                case 1:
                    await stream.WriteAsync(Bookmark("t0"));
                    await stream.WriteAsync(Changes("t1", 1));
                    throw Refuse.With(StatusCode.Unavailable, "SHUTTING_DOWN", "Stopping.");
                case 2:
                    // Broken off on the way, without any status of the service.
                    context.GetHttpContext().Abort();
                    break;
                default:
                    await stream.WriteAsync(Changes("t2", 2, 3));
                    break;
            }
        };

        CliResult result = await CliRun.PipedAsync(
            server,
            "sync",
            "watch",
            "--publisher",
            "contoso-apps",
            "--limit",
            "3",
            "--json"
        );

        result.Code.ShouldBe(0);
        Sequences(result).ShouldBe(["1", "2", "3"]);
        result.Error.ShouldContain("Go on with --resume t2");
        IReadOnlyList<WatchChangesRequest> requests = server.Sync.Received<WatchChangesRequest>();
        requests[0].From.ShouldBe(WatchStart.Now);
        requests.Skip(1).Select(static request => request.ResumeToken).ShouldBe(["t1", "t1"]);
        requests.ShouldAllBe(static request => request.PublisherIds.Single() == "contoso-apps");
    }

    [Fact]
    public async Task Watch_Snapshot_PrintsRostersThenThatItIsComplete()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        AccountRoster roster = new()
        {
            PublisherId = "p-1",
            Sequence = 4,
            Members =
            {
                new Member { Principal = Syncs.Alice },
                new Member { Principal = Accounts.Bob },
            },
            Settings = new AccountSettings { DisplayName = "Contoso" },
            PartnerCenterAccountId = "pc-1",
        };
        server.Sync.Watch = async (_, stream, _) =>
        {
            await stream.WriteAsync(new WatchChangesResponse { ResumeToken = "t1", Rosters = { roster } });
            await stream.WriteAsync(SnapshotComplete("t2"));
            await stream.WriteAsync(Changes("t3", 5));
        };

        CliResult plain = await CliRun.PipedAsync(server, "sync", "watch", "--snapshot", "--limit", "2");
        CliResult french = await CliRun.PipedAsync(
            server,
            "sync",
            "watch",
            "--snapshot",
            "--limit",
            "2",
            "--language",
            "fr"
        );
        CliResult script = await CliRun.PipedAsync(server, "sync", "watch", "--snapshot", "--limit", "2", "--json");

        server.Sync.Received<WatchChangesRequest>()[0].IncludeSnapshot.ShouldBeTrue();
        string[] lines = plain.Out.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("SNAPSHOT  p-1  #4  2 members  Contoso  pc-1");
        lines[1].ShouldBe("The snapshot is complete; from here on come changes.");
        lines[2].ShouldContain("#5");
        french.Out.ShouldContain("L'instantané est complet");
        script.Json.Count.ShouldBe(3);
        script.Json[1]["bookmark"]!["kind"]!.GetValue<string>().ShouldBe("FEED_BOOKMARK_KIND_SNAPSHOT_COMPLETE");
    }

    [Fact]
    public async Task Watch_Limit_CountsAccountsOfASnapshotToo()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Sync.Watch = static async (_, stream, _) =>
        {
            foreach (string id in (string[])["p-1", "p-2", "p-3"])
            {
                AccountRoster roster = new() { PublisherId = id, Settings = new AccountSettings() };
                await stream.WriteAsync(new WatchChangesResponse { ResumeToken = $"t-{id}", Rosters = { roster } });
            }
        };

        CliResult result = await CliRun.PipedAsync(server, "sync", "watch", "--snapshot", "--json", "--limit", "2");

        result.Json.Count.ShouldBe(2);
        result.Error.ShouldContain("--resume t-p-2");
    }

    [Fact]
    public async Task Watch_Bookmarks_AreWrittenOnlyWhenAskedFor()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Sync.Watch = static async (_, stream, _) =>
        {
            await stream.WriteAsync(Bookmark("t0"));
            await stream.WriteAsync(Changes("t1", 1));
        };
        string[] arguments = ["sync", "watch", "--json", "--limit", "1"];

        (await CliRun.PipedAsync(server, arguments)).Json.Count.ShouldBe(1);
        (await CliRun.PipedAsync(server, [.. arguments, "--bookmarks"])).Json.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Watch_LimitInTheMiddleOfAMessage_PrintsTheMessageWhole()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Sync.Watch = static async (_, stream, _) =>
        {
            await stream.WriteAsync(Changes("t1", 1, 2, 3));
            await stream.WriteAsync(Changes("t2", 4));
        };

        CliResult result = await CliRun.PipedAsync(server, "sync", "watch", "--json", "--limit", "2");

        // A token stands for whole messages: cutting one would lose its rest for whoever goes on.
        Sequences(result).ShouldBe(["1", "2", "3"]);
        result.Error.ShouldContain("--resume t1");
    }

    [Theory]
    [InlineData("SUBSCRIPTION_TAKEN_OVER", StatusCode.Aborted)]
    [InlineData("POSITION_COMPACTED", StatusCode.OutOfRange)]
    [InlineData("FEED_RESTORED", StatusCode.FailedPrecondition)]
    public async Task Watch_EndedByARule_IsNotTriedAgain(string reason, StatusCode status)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Sync.Watch = async (_, stream, _) =>
        {
            await stream.WriteAsync(Changes("t1", 1));
            throw Refuse.With(status, reason, "That is all.");
        };

        CliResult result = await CliRun.PipedAsync(server, "sync", "watch");

        result.Code.ShouldBe(ExitCodes.Refused);
        result.Error.ShouldContain($"Reason: {reason}");
        result.Error.ShouldContain("Go on with --resume t1");
        server.Sync.Received<WatchChangesRequest>().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Watch_ChangeOfAnUnknownKind_StopsBeforeIt()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Sync.On<AcknowledgeChangesRequest>(static _ => new AcknowledgeChangesResponse());
        server.Sync.Watch = static async (_, stream, _) =>
        {
            await stream.WriteAsync(Changes("t1", 1));
            WatchChangesResponse message = Changes("t2", 2, 3);
            message.Changes[1].ClearKind();
            await stream.WriteAsync(message);
        };

        CliResult result = await CliRun.PipedAsync(server, "sync", "watch", "--subscription", "billing");

        result.Code.ShouldBe(ExitCodes.Refused);
        result.Out.ShouldNotContain("#2");
        result.Error.ShouldContain("contoso-apps #3");
        result.Error.ShouldContain("Update the tool");
        Acknowledged(server).ShouldBe(["t1"]);
    }

    [Fact]
    public async Task Watch_Interrupted_LeavesItsTokenOnStderr()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        using CancellationTokenSource interrupt = new();
        server.Sync.Watch = static async (_, stream, context) =>
        {
            await stream.WriteAsync(Changes("t1", 1));
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
        };
        using InterruptingWriter output = new("#1", interrupt);

        CliResult result = await CliRun.RunAsync(
            server,
            null,
            ["sync", "watch"],
            [],
            interrupt.Token,
            terminal => terminal with { Out = output }
        );

        result.Code.ShouldBe(ExitCodes.Interrupted);
        result.Error.Trim().ShouldBe("Go on with --resume t1");
    }

    [Fact]
    public async Task Watch_NobodyListens_DoesNotWaitForEver() =>
        (await CliRun.AloneAsync("sync", "watch", "--server", "http://127.0.0.1:1")).Code.ShouldBe(4);

    internal static WatchChangesResponse Bookmark(string token) =>
        new()
        {
            FeedId = "feed-1",
            ResumeToken = token,
            Bookmark = new FeedBookmark { Kind = FeedBookmarkKind.Progress },
        };

    internal static WatchChangesResponse Changes(string token, params long[] sequences) =>
        new()
        {
            FeedId = "feed-1",
            ResumeToken = token,
            Changes = { sequences.Select(static sequence => Syncs.RolesChanged(sequence, sequence * 10)) },
        };

    internal static WatchChangesResponse SnapshotComplete(string token) =>
        new()
        {
            FeedId = "feed-1",
            ResumeToken = token,
            Bookmark = new FeedBookmark { Kind = FeedBookmarkKind.SnapshotComplete },
        };

    internal static string[] Sequences(CliResult result) =>
        [
            .. result.Json.SelectMany(static line =>
                line["changes"]!.AsArray().Select(static change => change!["sequence"]!.GetValue<string>())
            ),
        ];

    internal static string[] Acknowledged(FakeServer server) =>
        [.. server.Sync.Received<AcknowledgeChangesRequest>().Select(static request => request.ResumeToken)];
}
