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
    public async Task Run_UnusableCommandLine_ExitsWithUsage(params string[] arguments)
    {
        CliResult plain = await CliRun.AloneAsync(arguments);
        CliResult script = await CliRun.AloneAsync([.. arguments, "--json"]);

        plain.Code.ShouldBe(ExitCodes.Usage);
        plain.Error.ShouldNotBeEmpty();
        script.Code.ShouldBe(ExitCodes.Usage);
        script.Json.ShouldHaveSingleItem()["error"]!["status"]!.GetValue<string>().ShouldBe("USAGE");
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
