using Grpc.Core;
using PublisherMigration.Cli.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Sync;

public sealed class SubscribedWatchTests
{
    private static readonly string[] Watch = ["sync", "watch", "--subscription", "billing", "--json"];

    [Fact]
    public async Task Watch_Subscription_AcknowledgesWhatItHasPrinted()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        Acknowledging(server);
        server.Sync.Watch = static async (_, stream, _) =>
        {
            await stream.WriteAsync(SyncWatchCommandTests.Bookmark("t0"));
            await stream.WriteAsync(SyncWatchCommandTests.Changes("t1", 1, 2));
            await stream.WriteAsync(SyncWatchCommandTests.Bookmark("t1"));
            await stream.WriteAsync(SyncWatchCommandTests.Changes("t2", 3));
        };

        CliResult result = await CliRun.PipedAsync(server, [.. Watch, "--limit", "3"]);

        result.Code.ShouldBe(0);
        SyncWatchCommandTests.Sequences(result).ShouldBe(["1", "2", "3"]);
        SyncWatchCommandTests.Acknowledged(server).ShouldBe(["t0", "t1", "t2"]);
        server
            .Sync.Received<AcknowledgeChangesRequest>()
            .ShouldAllBe(static request => request.SubscriptionId == "billing");
        result.Error.Trim().ShouldBe("Go on with --subscription billing");
    }

    [Fact]
    public async Task Watch_NotAcknowledging_LeavesTheSubscriptionAndPrintsNothingTwice()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        int calls = 0;
        server.Sync.Watch = async (_, stream, _) =>
        {
            await stream.WriteAsync(SyncWatchCommandTests.Changes("t1", 1, 2));
            if (++calls == 1)
            {
                throw Refuse.With(StatusCode.Unavailable, "SHUTTING_DOWN", "Stopping.");
            }

            await stream.WriteAsync(SyncWatchCommandTests.Changes("t2", 3));
        };

        CliResult result = await CliRun.PipedAsync(server, [.. Watch, "--no-ack", "--limit", "3"]);

        result.Code.ShouldBe(0);
        SyncWatchCommandTests.Sequences(result).ShouldBe(["1", "2", "3"]);
        SyncWatchCommandTests.Acknowledged(server).ShouldBeEmpty();
        server
            .Sync.Received<WatchChangesRequest>()
            .Select(static request => request.SubscriptionId)
            .ShouldBe(["billing", "billing"]);
    }

    [Fact]
    public async Task Watch_SnapshotOfASubscription_IsNotBegunAgainOnceAcknowledged()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        Acknowledging(server);
        int calls = 0;
        server.Sync.Watch = async (_, stream, _) =>
        {
            if (++calls == 1)
            {
                await stream.WriteAsync(SyncWatchCommandTests.Bookmark("t0"));
                // The acknowledgement is a call of its own: the stream may only break once it has come.
                while (SyncWatchCommandTests.Acknowledged(server).Length == 0)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
                }

                throw Refuse.With(StatusCode.Unavailable, "SHUTTING_DOWN", "Stopping.");
            }

            await stream.WriteAsync(SyncWatchCommandTests.Changes("t1", 1));
        };

        await CliRun.PipedAsync(server, [.. Watch, "--snapshot", "--limit", "1"]);

        server
            .Sync.Received<WatchChangesRequest>()
            .Select(static request => request.IncludeSnapshot)
            .ShouldBe([true, false]);
    }

    [Fact]
    public async Task Watch_AcknowledgementFailsForAMoment_IsRepeated()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        int calls = 0;
        server.Sync.On<AcknowledgeChangesRequest>(_ =>
            ++calls < 3
                ? throw Refuse.With(StatusCode.Unavailable, "STORE_UNAVAILABLE", "Try again.")
                : new AcknowledgeChangesResponse()
        );
        server.Sync.Watch = static (_, stream, _) => stream.WriteAsync(SyncWatchCommandTests.Changes("t1", 1));

        CliResult result = await CliRun.PipedAsync(server, [.. Watch, "--limit", "1"]);

        result.Code.ShouldBe(0);
        SyncWatchCommandTests.Acknowledged(server).ShouldBe(["t1", "t1", "t1"]);
    }

    [Fact]
    public async Task Watch_AcknowledgementRefused_Ends()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Sync.On<AcknowledgeChangesRequest>(static _ =>
            throw Refuse.With(StatusCode.FailedPrecondition, "SUBSCRIPTION_LOST", "Too far behind.")
        );
        server.Sync.Watch = static (_, stream, _) => stream.WriteAsync(SyncWatchCommandTests.Changes("t1", 1));

        CliResult result = await CliRun.PipedAsync(server, "sync", "watch", "--subscription", "billing");

        result.Code.ShouldBe(1);
        result.Error.ShouldContain("Reason: SUBSCRIPTION_LOST");
    }

    private static void Acknowledging(FakeServer server) =>
        server.Sync.On<AcknowledgeChangesRequest>(static _ => new AcknowledgeChangesResponse());
}
