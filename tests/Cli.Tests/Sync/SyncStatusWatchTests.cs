using Grpc.Core;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Tests.Support;
using PublisherMigration.Contracts.V1;
using Spectre.Console;

namespace PublisherMigration.Cli.Tests.Sync;

public sealed class SyncStatusWatchTests
{
    private const char Escape = '\u001b';

    [Fact]
    public async Task Watch_Redirected_WritesAgainOnlyWhatChanged()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        using CancellationTokenSource interrupt = new();
        ScriptOne(server, interrupt, SyncState.Lagging, SyncState.Lagging, SyncState.InSync, SyncState.InSync);

        CliResult result = await RunAsync(server, interrupt, "sync", "status", Accounts.Id, "--watch");

        result.Code.ShouldBe(ExitCodes.Interrupted);
        Count(result.Out, "contoso-apps: LAGGING").ShouldBe(1);
        Count(result.Out, "contoso-apps: IN_SYNC").ShouldBe(1);
        result.Out.ShouldNotContain(Escape);
    }

    [Fact]
    public async Task Watch_ForAScript_WritesOneObjectAChange()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        using CancellationTokenSource interrupt = new();
        int calls = 0;
        server.Sync.On<ListSyncStatusesRequest>(_ =>
        {
            calls++;
            InterruptAfter(4, calls, interrupt);
            SyncState second = calls < 3 ? SyncState.Lagging : SyncState.InSync;
            return new ListSyncStatusesResponse
            {
                Statuses = { Syncs.Status(SyncState.InSync, "p-1"), Syncs.Status(second, "p-2") },
            };
        });

        CliResult result = await RunAsync(server, interrupt, "sync", "status", "--watch", "--json");

        result.Code.ShouldBe(ExitCodes.Interrupted);
        string[] told = [.. result.Json.Select(static line => $"{line["publisherId"]} {line["state"]}")];
        told.ShouldBe(["p-1 SYNC_STATE_IN_SYNC", "p-2 SYNC_STATE_LAGGING", "p-2 SYNC_STATE_IN_SYNC"]);
    }

    [Fact]
    public async Task Watch_AtATerminal_DrawsInPlace()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        using CancellationTokenSource interrupt = new();
        ScriptOne(server, interrupt, SyncState.Lagging, SyncState.InSync, SyncState.InSync);

        CliResult result = await CliRun.RunAsync(
            server,
            new TypedInput([]),
            ["sync", "status", Accounts.Id, "--watch"],
            [],
            interrupt.Token,
            static terminal => terminal with { Ansi = AnsiSupport.Yes }
        );

        result.Code.ShouldBe(ExitCodes.Interrupted);
        result.Out.ShouldContain("LAGGING");
        result.Out.ShouldContain("IN_SYNC");
        // The cursor is back when it ends.
        result.Out.ShouldContain($"{Escape}[?25h");
        // Cursor up: the second drawing takes the place of the first.
        result.Out.ShouldMatch($"LAGGING[^A]*{Escape}\\[\\d+A");
    }

    [Fact]
    public async Task Watch_ServiceAwayForAWhile_SaysSoOnceAndGoesOn()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        using CancellationTokenSource interrupt = new();
        int calls = 0;
        server.Sync.On<GetSyncStatusRequest>(_ =>
        {
            calls++;
            InterruptAfter(5, calls, interrupt);
            return calls is 2 or 3
                ? throw Refuse.With(StatusCode.Unavailable, "STORE_UNAVAILABLE", "Not just now.")
                : new GetSyncStatusResponse
                {
                    Status = Syncs.Status(calls == 1 ? SyncState.Lagging : SyncState.InSync),
                };
        });

        CliResult result = await RunAsync(server, interrupt, "sync", "status", Accounts.Id, "--watch");

        Count(result.Error, "Not just now.").ShouldBe(1);
        result.Out.ShouldContain("contoso-apps: IN_SYNC");
    }

    [Fact]
    public async Task Watch_FirstAnswerRefused_Ends()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Sync.On<GetSyncStatusRequest>(static _ =>
            throw Refuse.With(StatusCode.FailedPrecondition, "NOT_MIGRATED", "Not migrated yet.")
        );

        CliResult result = await CliRun.PipedAsync(server, "sync", "status", Accounts.Id, "--watch");

        result.Code.ShouldBe(ExitCodes.Refused);
        result.Error.ShouldContain("Reason: NOT_MIGRATED");
    }

    private static void ScriptOne(FakeServer server, CancellationTokenSource interrupt, params SyncState[] states)
    {
        int calls = 0;
        server.Sync.On<GetSyncStatusRequest>(_ =>
        {
            calls++;
            InterruptAfter(states.Length, calls, interrupt);
            return new GetSyncStatusResponse { Status = Syncs.Status(states[Math.Min(calls, states.Length) - 1]) };
        });
    }

    // Interrupted only once an answer after all those that count was asked for: they are then shown.
    private static void InterruptAfter(int answers, int calls, CancellationTokenSource interrupt)
    {
        if (calls > answers)
        {
            interrupt.Cancel();
        }
    }

    private static Task<CliResult> RunAsync(
        FakeServer server,
        CancellationTokenSource interrupt,
        params string[] arguments
    ) => CliRun.RunAsync(server, null, arguments, [], interrupt.Token);

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
