using Grpc.Core;
using PublisherMigration.Cli.Connection;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Invocation;

public sealed class ExitCodeTests
{
    [Theory]
    [InlineData(StatusCode.FailedPrecondition, "TENANT_MISMATCH", 1)]
    [InlineData(StatusCode.NotFound, "PUBLISHER_NOT_FOUND", 1)]
    [InlineData(StatusCode.Internal, "INTERNAL", 1)]
    [InlineData(StatusCode.PermissionDenied, "NOT_AN_OWNER", 1)]
    [InlineData(StatusCode.PermissionDenied, "SCOPE_MISSING", 5)]
    [InlineData(StatusCode.PermissionDenied, "", 5)]
    [InlineData(StatusCode.Unauthenticated, "UNAUTHENTICATED", 5)]
    [InlineData(StatusCode.Unavailable, "STORE_UNAVAILABLE", 4)]
    [InlineData(StatusCode.ResourceExhausted, "OVERLOADED", 4)]
    [InlineData(StatusCode.DeadlineExceeded, "", 4)]
    public void Of_Refusal_IsAsPromised(StatusCode status, string reason, int expected) =>
        ExitCodes
            .Of(
                new ServiceError
                {
                    Status = status,
                    Reason = reason,
                    Message = "",
                }
            )
            .ShouldBe(expected);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("status")]
    [InlineData("list", "--state", "nowhere")]
    [InlineData("list", "--limit", "0")]
    [InlineData("list", "--updated-after", "yesterday")]
    [InlineData("banner", "contoso-apps", "--as", "alice")]
    [InlineData("banner", "contoso-apps", "--group", "g-1")]
    [InlineData("status", "contoso-apps", "--timeout", "0")]
    [InlineData("status", "contoso-apps", "--server", "localhost:5080")]
    [InlineData("status", "contoso-apps", "--token-file", "/does/not/exist")]
    [InlineData("migrate", "contoso-apps", "--new-membership", "Contoso")]
    [InlineData("migrate", "contoso-apps", "--mpn-id", "1", "--new-membership", "Contoso,GB,a@b.example")]
    [InlineData("watch", "--from", "yesterday")]
    [InlineData("import", "/does/not/exist")]
    [InlineData("sync")]
    [InlineData("sync", "held")]
    [InlineData("sync", "status", "contoso-apps", "--held")]
    [InlineData("sync", "status", "contoso-apps", "--limit", "5")]
    [InlineData("sync", "status", "--state", "nowhere")]
    [InlineData("sync", "status", "--interval", "5")]
    [InlineData("sync", "status", "--watch", "--interval", "0")]
    [InlineData("sync", "watch", "--no-ack")]
    [InlineData("sync", "watch", "--subscription", "billing", "--from", "now")]
    [InlineData("sync", "watch", "--subscription", "billing", "--resume", "t1")]
    [InlineData("sync", "watch", "--subscription", "billing", "--publisher", "p-1")]
    [InlineData("sync", "record")]
    [InlineData("sync", "record", "contoso-apps")]
    [InlineData("sync", "record", "--remove", "alice@contoso.example")]
    [InlineData("sync", "record", "contoso-apps", "--add", "alice@contoso.example")]
    [InlineData("sync", "record", "contoso-apps", "--remove", "alice@contoso.example", "--role", "owner")]
    [InlineData("sync", "record", "contoso-apps", "--remove", "alice@contoso.example", "--display-name", "Contoso")]
    [InlineData("sync", "record", "contoso-apps", "--file", "-", "--version", "5")]
    [InlineData("sync", "record", "contoso-apps", "--file", "-", "--display-name", "Contoso")]
    [InlineData("sync", "record", "--file", "/does/not/exist")]
    [InlineData("sync", "roster", "contoso-apps")]
    [InlineData("sync", "roster", "contoso-apps", "--file", "/does/not/exist")]
    [InlineData("sync", "legacy-change", "contoso-apps")]
    [InlineData(
        "sync",
        "legacy-change",
        "contoso-apps",
        "--add",
        "alice@contoso.example",
        "--role",
        "owner,contributor"
    )]
    [InlineData("sync", "held", "approve", "contoso-apps")]
    [InlineData("sync", "subscriptions", "create")]
    public async Task Run_UnusableCommandLine_ExitsWithUsage(params string[] arguments)
    {
        CliResult plain = await CliRun.AloneAsync(arguments);
        CliResult script = await CliRun.AloneAsync([.. arguments, "--json"]);

        plain.Code.ShouldBe(ExitCodes.Usage);
        plain.Error.ShouldNotBeEmpty();
        script.Code.ShouldBe(ExitCodes.Usage);
        script.Json.ShouldHaveSingleItem()["error"]!["status"]!.GetValue<string>().ShouldBe("USAGE");
    }

    [Theory]
    [InlineData("See 'migration status --help'.", "status")]
    [InlineData("See 'migration sync held approve --help'.", "sync", "held", "approve", "contoso-apps")]
    public async Task Run_UnusableCommandLine_NamesTheHelpOfTheWholePath(string hint, params string[] arguments) =>
        (await CliRun.AloneAsync(arguments)).Error.ShouldContain(hint);

    [Fact]
    public async Task Run_GroupAlone_ShowsWhatIsInIt()
    {
        CliResult result = await CliRun.AloneAsync("sync", "held");

        result.Code.ShouldBe(ExitCodes.Usage);
        (result.Out + result.Error).ShouldContain("approve <PUBLISHER> <HOLD>");
    }

    [Fact]
    public async Task Run_NobodyListens_ExitsWithUnavailableAndNamesTheAddress()
    {
        string[] arguments = ["status", Accounts.Id, "--server", "http://127.0.0.1:1"];

        CliResult result = await CliRun.AloneAsync(arguments);

        result.Code.ShouldBe(ExitCodes.Unavailable);
        result.Error.ShouldContain("cannot be reached: http://127.0.0.1:1");
    }

    [Fact]
    public async Task Run_Interrupted_ExitsWith130()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        using CancellationTokenSource interrupt = new();
        server.Migrations.On<GetMigrationRequest>(_ =>
        {
            interrupt.Cancel();
            Thread.SpinWait(1_000_000);
            return new GetMigrationResponse();
        });

        CliResult result = await CliRun.RunAsync(server, null, ["status", Accounts.Id], [], interrupt.Token);

        result.Code.ShouldBe(ExitCodes.Interrupted);
    }

    [Fact]
    public async Task Assess_SomethingOutstanding_ExitsWithOutstanding()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        Assessment assessment = new() { Outcome = AssessmentOutcome.ActionRequired };
        server.Migrations.On<AssessMigrationRequest>(_ => new AssessMigrationResponse { Assessment = assessment });

        (await CliRun.PipedAsync(server, "assess", Accounts.Id)).Code.ShouldBe(ExitCodes.Outstanding);
        assessment.Outcome = AssessmentOutcome.Eligible;
        (await CliRun.PipedAsync(server, "assess", Accounts.Id)).Code.ShouldBe(ExitCodes.Ok);
    }
}
