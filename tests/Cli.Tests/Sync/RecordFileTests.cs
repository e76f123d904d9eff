using System.Collections.Concurrent;
using System.Globalization;
using Grpc.Core;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Sync;

public sealed class RecordFileTests
{
    private readonly ConcurrentQueue<RecordChangesRequest> messages = new();

    [Fact]
    public async Task Record_File_SendsBoundedMessagesAndCounts()
    {
        await using FakeServer server = await StartAsync();
        using TemporaryFolder folder = new();
        string file = folder.Write("changes.jsonl", Lines(20_201));

        CliResult result = await CliRun.PipedAsync(server, "sync", "record", "--file", file);

        result.Code.ShouldBe(0, result.Error);
        messages.Select(static message => message.Changes.Count).ShouldBe([.. Enumerable.Repeat(500, 40), 201]);
        result.Out.ShouldMatch(@"RECORDED\s+20,201");
        result.Out.ShouldMatch(@"total\s+20,201");
        result.Out.ShouldNotContain("UNANSWERED");
    }

    [Fact]
    public async Task Record_EveryOutcome_AddsUp()
    {
        await using FakeServer server = await StartAsync();
        using TemporaryFolder folder = new();
        string file = folder.Write("changes.jsonl", EveryOutcome());

        CliResult plain = await CliRun.PipedAsync(server, "sync", "record", "--file", file);
        CliResult script = await CliRun.PipedAsync(server, "sync", "record", "--file", file, "--json");

        plain.Code.ShouldBe(ExitCodes.Refused);
        plain.Out.ShouldMatch(@"RECORDED\s+1\s");
        plain.Out.ShouldMatch(@"NO_EFFECT\s+1\s");
        plain.Out.ShouldMatch(@"STALE\s+1\s");
        plain.Out.ShouldMatch(@"HELD\s+1\s");
        plain.Out.ShouldMatch(@"DUPLICATE\s+1\s");
        plain.Out.ShouldMatch(@"REFUSED\s+1\s");
        plain.Out.ShouldMatch(@"UNREADABLE\s+2\s");
        plain.Out.ShouldMatch(@"total\s+8\s");
        plain.Out.ShouldMatch(@"changes\.jsonl:2\s+UNREADABLE");
        plain.Out.ShouldMatch(@"changes\.jsonl:7\s+p-1 refused\s+MEMBER_NOT_FOUND\s+No such member\.");
        plain.Out.ShouldContain("Changes that wait for an operator: 1.");
        script.Code.ShouldBe(ExitCodes.Refused);
        var json = script.Json.ShouldHaveSingleItem();
        string[] outcomes = ["recorded", "noEffect", "stale", "held", "duplicate", "refused", "unanswered"];
        json["sent"]!.GetValue<long>().ShouldBe(6);
        outcomes.Sum(outcome => json[outcome]!.GetValue<long>()).ShouldBe(6);
        json["unreadable"]!.GetValue<long>().ShouldBe(2);
        json["feedId"]!.GetValue<string>().ShouldBe("feed-1");
        long[] lines =
        [
            .. json["rejections"]!.AsArray().Select(static rejection => rejection!["line"]!.GetValue<long>()),
        ];
        lines.ShouldBe([2, 7, 9]);
    }

    [Fact]
    public async Task Record_OnlyHeldOnes_ExitsWithOutstanding()
    {
        await using FakeServer server = await StartAsync();

        CliResult result = await CliRun.FedAsync(
            server,
            """{"publisherId":"p-1","change":{"changeId":"held"}}""",
            "sync",
            "record",
            "--file",
            "-"
        );

        result.Code.ShouldBe(ExitCodes.Outstanding);
    }

    [Fact]
    public async Task Record_FromStandardInput_FillsInAccountAndActor()
    {
        await using FakeServer server = await StartAsync();
        const string lines = """
            {"change":{"changeId":"a"}}
            {"publisherId":"p-2","actor":{"principal":{"kind":"PRINCIPAL_KIND_WORK_ACCOUNT","email":"x@y.example"}}}
            """;

        CliResult result = await CliRun.FedAsync(
            server,
            lines,
            "sync",
            "record",
            "p-1",
            "--file",
            "-",
            "--as",
            "alice@contoso.example"
        );

        result.Code.ShouldBe(0);
        RecordChangesRequest message = messages.ShouldHaveSingleItem();
        message.Changes[0].PublisherId.ShouldBe("p-1");
        message.Changes[0].Actor.Principal.ShouldBe(Syncs.Alice);
        message.Changes[1].PublisherId.ShouldBe("p-2");
        message.Changes[1].Actor.Principal.Email.ShouldBe("x@y.example");
    }

    [Fact]
    public async Task Record_LargeChanges_KeepsMessagesSmall()
    {
        await using FakeServer server = await StartAsync();
        using TemporaryFolder folder = new();
        string name = new('x', 300_000);
        string line = $$$$"""{"publisherId":"p-1","change":{"settingsChanged":{"displayName":"{{{{name}}}}"}}}""";
        string file = folder.Write("changes.jsonl", [.. Enumerable.Repeat(line, 8)]);

        await CliRun.PipedAsync(server, "sync", "record", "--file", file);

        messages.Select(static message => message.Changes.Count).ShouldBe([3, 3, 2]);
    }

    [Fact]
    public async Task Record_ServiceEndsTheStream_SaysWhatBecameOfTheRest()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Sync.Record = static async (requests, answers, _) =>
        {
            await requests.MoveNext();
            await answers.WriteAsync(Answer(requests.Current));
            await requests.MoveNext();
            throw Refuse.With(StatusCode.Unavailable, "STORE_UNAVAILABLE", "Not just now.");
        };
        using TemporaryFolder folder = new();
        string file = folder.Write("changes.jsonl", Lines(20_000));

        CliResult result = await CliRun.PipedAsync(server, "sync", "record", "--file", file);

        result.Code.ShouldBe(ExitCodes.Unavailable, result.Error);
        result.Out.ShouldMatch(@"RECORDED\s+500");
        result.Out.ShouldMatch(@"UNANSWERED\s+[1-9]");
        result.Out.ShouldContain("Send the file again: nothing is applied twice.");
        result.Error.ShouldContain("Not just now.");
    }

    [Fact]
    public async Task Record_ServiceEndsWhileNoMoreMayBeUnanswered_DoesNotWaitForRoom()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Sync.Record = static async (requests, _, _) =>
        {
            for (int i = 0; i < 16; i++)
            {
                await requests.MoveNext();
            }

            throw Refuse.With(StatusCode.Unavailable, "STORE_UNAVAILABLE", "Not just now.");
        };
        using TemporaryFolder folder = new();
        string file = folder.Write("changes.jsonl", Lines(20_000));

        CliResult result = await CliRun
            .PipedAsync(server, "sync", "record", "--file", file)
            .WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, TestContext.Current.CancellationToken);

        result.Code.ShouldBe(ExitCodes.Unavailable, result.Error);
        result.Out.ShouldMatch(@"UNANSWERED\s+8,000");
    }

    [Theory]
    [InlineData(StatusCode.Unauthenticated, "UNAUTHENTICATED", ExitCodes.NotAllowed)]
    [InlineData(StatusCode.PermissionDenied, "SCOPE_MISSING", ExitCodes.NotAllowed)]
    public async Task Record_NotAllowed_ExitsByTheStatus(StatusCode status, string reason, int code)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Sync.Record = (_, _, _) => throw Refuse.With(status, reason, "No.");
        using TemporaryFolder folder = new();
        string file = folder.Write("changes.jsonl", Lines(20_000));

        CliResult result = await CliRun.PipedAsync(server, "sync", "record", "--file", file, "--language", "fr");

        result.Code.ShouldBe(code, result.Error);
        result.Out.ShouldContain("Renvoyez le fichier");
    }

    [Fact]
    public async Task Record_ServiceEndsAsIfAllWereWell_IsNotTakenForIt()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Sync.Record = static async (requests, answers, _) =>
        {
            await requests.MoveNext();
            await answers.WriteAsync(Answer(requests.Current));
        };
        using TemporaryFolder folder = new();
        string file = folder.Write("changes.jsonl", Lines(1000));

        CliResult result = await CliRun.PipedAsync(server, "sync", "record", "--file", file);

        result.Code.ShouldBe(ExitCodes.Unavailable);
    }

    [Fact]
    public async Task Record_AnswerOfAnotherLength_IsAnError()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        server.Sync.Record = static async (requests, answers, _) =>
        {
            await requests.MoveNext();
            await answers.WriteAsync(new RecordChangesResponse { Results = { new ChangeResult() } });
            await requests.MoveNext();
        };
        using TemporaryFolder folder = new();
        string file = folder.Write("changes.jsonl", Lines(2));

        CliResult result = await CliRun.PipedAsync(server, "sync", "record", "--file", file);

        result.Code.ShouldBe(ExitCodes.Refused);
        result.Error.ShouldContain("did not answer each change");
        result.Out.ShouldMatch(@"UNANSWERED\s+2");
    }

    [Fact]
    public async Task Record_Interrupted_SaysHowFarItCame()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        using CancellationTokenSource interrupt = new();
        server.Sync.Record = async (requests, answers, context) =>
        {
            await requests.MoveNext();
            await answers.WriteAsync(Answer(requests.Current));
            await requests.MoveNext();
            await interrupt.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
        };
        using TemporaryFolder folder = new();
        string file = folder.Write("changes.jsonl", Lines(20_000));

        CliResult result = await CliRun.RunAsync(server, null, ["sync", "record", "--file", file], [], interrupt.Token);

        result.Code.ShouldBe(ExitCodes.Interrupted);
        result.Out.ShouldMatch(@"UNANSWERED\s+[1-9]");
    }

    [Fact]
    public async Task Record_AtATerminal_ShowsABarAndTheSameCounts()
    {
        await using FakeServer server = await StartAsync();
        using TemporaryFolder folder = new();
        string file = folder.Write("changes.jsonl", Lines(700));

        CliResult result = await CliRun.RunAsync(
            server,
            null,
            ["sync", "record", "--file", file],
            [],
            TestContext.Current.CancellationToken,
            static terminal => terminal with { ErrorIsTerminal = true, Ansi = Spectre.Console.AnsiSupport.Yes }
        );

        result.Code.ShouldBe(0);
        result.Error.ShouldNotBeEmpty();
        result.Out.ShouldMatch(@"RECORDED\s+700");
    }

    private async Task<FakeServer> StartAsync()
    {
        FakeServer server = await FakeServer.StartAsync();
        server.Sync.Record = async (requests, answers, _) =>
        {
            await foreach (RecordChangesRequest request in requests.ReadAllAsync())
            {
                messages.Enqueue(request);
                await answers.WriteAsync(Answer(request));
            }
        };
        return server;
    }

    private static RecordChangesResponse Answer(RecordChangesRequest request) =>
        new() { FeedId = "feed-1", Results = { request.Changes.Select(static change => Judge(change)) } };

    // A change asks for its outcome by its id.
    private static ChangeResult Judge(ChangeToRecord change) =>
        change.Change?.ChangeId switch
        {
            "no-effect" => new ChangeResult { Outcome = ChangeOutcome.NoEffect },
            "stale" => new ChangeResult { Outcome = ChangeOutcome.Stale },
            "held" => new ChangeResult
            {
                Outcome = ChangeOutcome.Held,
                Hold = new HoldReference { HoldId = Syncs.HoldId, State = HoldState.Open },
            },
            "duplicate" => new ChangeResult
            {
                Outcome = ChangeOutcome.Duplicate,
                OriginalOutcome = ChangeOutcome.Recorded,
                Sequence = 3,
            },
            "refused" => new ChangeResult
            {
                Error = new ItemError { Reason = ErrorReason.MemberNotFound, Message = "No such member." },
            },
            _ => new ChangeResult { Outcome = ChangeOutcome.Recorded, Sequence = 4 },
        };

    private static string[] EveryOutcome() =>
        [
            Line("recorded"),
            "{not json",
            Line("no-effect"),
            Line("stale"),
            "",
            Line("held"),
            Line("refused"),
            Line("duplicate"),
            """{"publisherId":"p-1","colour":"red"}""",
        ];

    private static string Line(string id) => $$$"""{"publisherId":"p-1","change":{"changeId":"{{{id}}}"}}""";

    private static string[] Lines(int count) =>
        [.. Enumerable.Range(1, count).Select(static i => Line(i.ToString(CultureInfo.InvariantCulture)))];
}
