using Grpc.Core;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Watching;

public sealed class WatchCommandTests
{
    [Fact]
    public async Task Watch_ConnectionBreaks_GoesOnAfterTheLastToken()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        int calls = 0;
        server.Migrations.Watch = async (_, stream, context) =>
        {
            switch (++calls)
            {
                case 1:
                    await stream.WriteAsync(Bookmark("t0"));
                    await stream.WriteAsync(Transition("p-1", "t1"));
                    throw Refuse.With(StatusCode.Unavailable, "SHUTTING_DOWN", "Stopping.");
                case 2:
                    // Broken off on the way, without any status of the service.
                    context.GetHttpContext().Abort();
                    break;
                default:
                    await stream.WriteAsync(Transition("p-2", "t2"));
                    await stream.WriteAsync(Transition("p-3", "t3"));
                    break;
            }
        };

        CliResult result = await CliRun.PipedAsync(server, "watch", "--from", "beginning", "--limit", "3", "--json");

        result.Code.ShouldBe(0);
        string[] publishers =
        [
            .. result.Json.Select(static line => line["transition"]!["publisherId"]!.GetValue<string>()),
        ];
        publishers.ShouldBe(["p-1", "p-2", "p-3"]);
        result.Error.ShouldContain("--resume t3");
        IReadOnlyList<WatchMigrationsRequest> requests = server.Migrations.Received<WatchMigrationsRequest>();
        requests[0].From.ShouldBe(WatchStart.Beginning);
        requests.Skip(1).Select(static request => request.ResumeToken).ShouldBe(["t1", "t1"]);
    }

    [Fact]
    public async Task Watch_Interrupted_LeavesItsTokenOnStderr()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        using CancellationTokenSource interrupt = new();
        server.Migrations.Watch = async (_, stream, context) =>
        {
            await stream.WriteAsync(Transition("p-1", "t1"));
            await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, context.CancellationToken);
            await interrupt.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
        };

        CliResult result = await CliRun.RunAsync(server, null, ["watch"], [], interrupt.Token);

        result.Code.ShouldBe(ExitCodes.Interrupted);
        result.Out.ShouldContain("p-1");
        result.Error.ShouldContain("--resume t1");
    }

    [Fact]
    public async Task Watch_Bookmarks_AreWrittenOnlyWhenAskedFor()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Migrations.Watch = static async (_, stream, _) =>
        {
            await stream.WriteAsync(Bookmark("t0"));
            await stream.WriteAsync(Transition("p-1", "t1"));
        };

        (await CliRun.PipedAsync(server, "watch", "--json", "--limit", "1")).Json.Count.ShouldBe(1);
        (await CliRun.PipedAsync(server, "watch", "--json", "--limit", "1", "--bookmarks")).Json.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Watch_TokenRefused_IsAnErrorAndNotTriedAgain()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Migrations.Watch = static (_, _, _) =>
            throw Refuse.With(StatusCode.InvalidArgument, "RESUME_TOKEN_INVALID", "The token does not hold.");

        CliResult result = await CliRun.PipedAsync(server, "watch", "--resume", "stale");

        result.Code.ShouldBe(1);
        server.Migrations.Received<WatchMigrationsRequest>().ShouldHaveSingleItem().ResumeToken.ShouldBe("stale");
    }

    [Fact]
    public async Task Watch_NobodyListens_DoesNotWaitForEver()
    {
        string[] arguments = ["watch", "--server", "http://127.0.0.1:1"];

        CliResult result = await CliRun.AloneAsync(arguments);

        result.Code.ShouldBe(4);
    }

    private static WatchMigrationsResponse Bookmark(string token) =>
        new() { Bookmark = new Bookmark(), ResumeToken = token };

    private static WatchMigrationsResponse Transition(string publisher, string token) =>
        new()
        {
            Transition = new MigrationEvent
            {
                PublisherId = publisher,
                Kind = MigrationEventKind.Started,
                FromState = MigrationState.NotStarted,
                ToState = MigrationState.Ready,
            },
            ResumeToken = token,
        };
}
