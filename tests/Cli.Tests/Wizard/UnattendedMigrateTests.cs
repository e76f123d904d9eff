using Grpc.Core;
using PublisherMigration.Cli.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Wizard;

public sealed class UnattendedMigrateTests
{
    private static readonly string[] Migrate = ["migrate", Accounts.Id, "--as", "msa:alice@outlook.com"];

    [Fact]
    public async Task Migrate_EveryAnswerGiven_GoesFromStartToCutOver()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        AccountStory story = new(server, Accounts.In(MigrationState.NotStarted));
        story.OnStart(static request =>
            request.WorkEmail.Length > 0 ? Accounts.NeedingMpnId() : Accounts.NeedingWorkEmail()
        );
        story.OnEnroll(static _ => Accounts.ReadyLosingBob());

        CliResult result = await CliRun.PipedAsync(
            server,
            [
                .. Migrate,
                "--work-email",
                "a@contoso.example",
                "--mpn-id",
                "4711",
                "--accept-losses",
                "all",
                "--yes",
                "--json",
            ]
        );

        result.Code.ShouldBe(0);
        result.Json.ShouldHaveSingleItem()["migration"]!["state"]!
            .GetValue<string>()
            .ShouldBe("MIGRATION_STATE_MIGRATED");
        server.Migrations.Received<EnrollInPartnerNetworkRequest>()[0].ExistingMpnId.ShouldBe("4711");
        CompleteMigrationRequest completion = server
            .Migrations.Received<CompleteMigrationRequest>()
            .ShouldHaveSingleItem();
        completion.LossDigest.ShouldBe(Accounts.Digest);
        completion.Etag.ShouldBe("etag-Ready");
        completion.Actor.Principal.Kind.ShouldBe(PrincipalKind.MicrosoftAccount);
    }

    [Theory]
    [InlineData("work email", "--work-email")]
    [InlineData("membership", "--mpn-id")]
    [InlineData("losses", "--accept-losses d1gest")]
    [InlineData("confirmation", "--yes")]
    [InlineData("vetting", "vetting")]
    public async Task Migrate_AnAnswerMissing_SaysHowToGiveItAndExitsWith3(string missing, string hint)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        _ = new AccountStory(
            server,
            missing switch
            {
                "work email" => Accounts.NeedingWorkEmail(),
                "membership" => Accounts.NeedingMpnId(),
                "losses" => Accounts.ReadyLosingBob(),
                "vetting" => Accounts.In(MigrationState.EnrollmentPending),
                _ => Accounts.In(MigrationState.Ready),
            }
        );

        CliResult result = await CliRun.PipedAsync(server, Migrate);

        result.Code.ShouldBe(3);
        result.Out.ShouldContain(Accounts.Id);
        result.Error.ShouldContain(hint);
        server.Migrations.Received<CompleteMigrationRequest>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Migrate_AnswerRefused_ExitsWith1AndSendsItOnce()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        AccountStory story = new(server, Accounts.NeedingWorkEmail());
        story.OnSubmit(static _ =>
            throw Refuse.With(StatusCode.FailedPrecondition, "TENANT_MISMATCH", "Contoso, please.")
        );

        CliResult result = await CliRun.PipedAsync(server, [.. Migrate, "--work-email", "a@fabrikam.example"]);

        result.Code.ShouldBe(1);
        result.Error.ShouldContain("Contoso, please.");
        server.Migrations.Received<SubmitWorkEmailRequest>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Migrate_NewMembershipWithCommaInItsName_IsSplitFromTheRight()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        AccountStory story = new(server, Accounts.NeedingMpnId());
        story.OnEnroll(static _ => Accounts.In(MigrationState.EnrollmentPending));

        CliResult result = await CliRun.PipedAsync(
            server,
            [.. Migrate, "--new-membership", "Contoso, Inc., us, a@contoso.example"]
        );

        result.Code.ShouldBe(3);
        server
            .Migrations.Received<EnrollInPartnerNetworkRequest>()[0]
            .NewMembership.ShouldBe(
                new NewPartnerMembership
                {
                    LegalBusinessName = "Contoso, Inc.",
                    CountryCode = "US",
                    ContactEmail = "a@contoso.example",
                }
            );
    }

    [Fact]
    public async Task Migrate_ServiceAwayDuringTheCutOver_RepeatsUnderTheSameRequestId()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        AccountStory story = new(server, Accounts.In(MigrationState.Ready));
        int calls = 0;
        story.OnComplete(_ =>
            ++calls == 1
                ? throw Refuse.With(StatusCode.Unavailable, "STORE_UNAVAILABLE", "Unknown.")
                : Accounts.Migrated()
        );

        CliResult result = await CliRun.PipedAsync(server, [.. Migrate, "--yes"]);

        result.Code.ShouldBe(0);
        IReadOnlyList<CompleteMigrationRequest> requests = server.Migrations.Received<CompleteMigrationRequest>();
        requests.Count.ShouldBe(2);
        requests[0].RequestId.ShouldBe(requests[1].RequestId);
    }

    [Fact]
    public async Task Migrate_DigestOfOtherLosses_IsRefused()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        AccountStory story = new(server, Accounts.ReadyLosingBob());
        story.OnComplete(static _ => throw Refuse.With(StatusCode.Aborted, "LOSS_DIGEST_STALE", "Look again."));

        CliResult result = await CliRun.PipedAsync(server, [.. Migrate, "--accept-losses", "old", "--yes"]);

        result.Code.ShouldBe(1);
        server.Migrations.Received<CompleteMigrationRequest>().ShouldHaveSingleItem().LossDigest.ShouldBe("old");
    }

    [Fact]
    public async Task Migrate_EverOvertaken_GivesUpInTheEnd()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        AccountStory story = new(server, Accounts.In(MigrationState.Ready));
        story.OnComplete(static _ => throw Refuse.With(StatusCode.Aborted, "ETAG_MISMATCH", "Somebody was faster."));

        CliResult result = await CliRun.PipedAsync(server, [.. Migrate, "--yes"]);

        result.Code.ShouldBe(1);
        server.Migrations.Received<CompleteMigrationRequest>().Count.ShouldBe(6);
    }

    [Fact]
    public async Task Migrate_MemberEmailGiven_SavesTheMember()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        AccountStory story = new(server, Accounts.ReadyLosingBob());
        story.OnSubmit(static _ => Accounts.In(MigrationState.Ready));

        CliResult result = await CliRun.PipedAsync(
            server,
            [.. Migrate, "--member-email", "msa:bob@outlook.com=bob@contoso.example", "--yes"]
        );

        result.Code.ShouldBe(0);
        SubmitWorkEmailRequest request = server.Migrations.Received<SubmitWorkEmailRequest>().ShouldHaveSingleItem();
        request.Member.ShouldBe(Accounts.Bob);
        request.WorkEmail.ShouldBe("bob@contoso.example");
    }
}
