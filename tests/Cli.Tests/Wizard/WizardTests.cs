using Grpc.Core;
using PublisherMigration.Cli.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Wizard;

public sealed class WizardTests
{
    private static readonly string[] Migrate = ["migrate", Accounts.Id, "--as", "msa:alice@outlook.com"];

    [Fact]
    public async Task Wizard_FromStartToCutOver_AsksForWhatIsOutstanding()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        AccountStory story = new(server, Accounts.In(MigrationState.NotStarted));
        story.OnStart(static _ => Accounts.NeedingWorkEmail());
        story.OnSubmit(static request =>
            request.Member is null ? Accounts.NeedingMpnId() : Accounts.In(MigrationState.Ready)
        );
        story.OnEnroll(static _ => Accounts.ReadyLosingBob());

        CliResult result = await CliRun.TypedAsync(
            server,
            ["y", "a@contoso.example", "1", "4711", "bob@contoso.example", "y"],
            Migrate
        );

        result.Code.ShouldBe(0, result.Out + result.Error);
        result.Out.ShouldContain("A work email is needed.");
        result.Out.ShouldContain("The account has no MPN ID.");
        result.Out.ShouldContain("pc-4711");
        IReadOnlyList<SubmitWorkEmailRequest> emails = server.Migrations.Received<SubmitWorkEmailRequest>();
        string[] addresses = [.. emails.Select(static email => email.WorkEmail)];
        addresses.ShouldBe(["a@contoso.example", "bob@contoso.example"]);
        emails[1].Member.ShouldBe(Accounts.Bob);
        emails.Select(static email => Guid.Parse(email.RequestId)).ShouldBeUnique();
        server.Migrations.Received<CompleteMigrationRequest>().ShouldHaveSingleItem().LossDigest.ShouldBeEmpty();
    }

    [Fact]
    public async Task Wizard_WorkEmailRefused_ShowsWhyAndAsksAgain()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        AccountStory story = new(server, Accounts.NeedingWorkEmail());
        story.OnSubmit(static request =>
            request.WorkEmail.EndsWith("@contoso.example", StringComparison.Ordinal)
                ? Accounts.In(MigrationState.Ready)
                : throw Refuse.With(
                    StatusCode.FailedPrecondition,
                    "TENANT_MISMATCH",
                    "An address of Contoso is needed."
                )
        );

        CliResult result = await CliRun.TypedAsync(server, ["a@fabrikam.example", "a@contoso.example", "y"], Migrate);

        result.Code.ShouldBe(0, result.Out + result.Error);
        result.Out.ShouldContain("An address of Contoso is needed.");
    }

    [Fact]
    public async Task Wizard_NewMembership_AsksItsParticulars()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        AccountStory story = new(server, Accounts.NeedingMpnId());
        story.OnEnroll(static _ => Accounts.In(MigrationState.EnrollmentPending));

        CliResult result = await CliRun.TypedAsync(server, ["2", "Contoso Ltd", "gb", "a@contoso.example"], Migrate);

        result.Code.ShouldBe(3);
        NewPartnerMembership membership = server.Migrations.Received<EnrollInPartnerNetworkRequest>()[0].NewMembership;
        membership.LegalBusinessName.ShouldBe("Contoso Ltd");
        membership.CountryCode.ShouldBe("GB");
    }

    [Fact]
    public async Task Wizard_MemberLeftBehind_HasTheLossConfirmed()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        _ = new AccountStory(server, Accounts.ReadyLosingBob());

        CliResult result = await CliRun.TypedAsync(server, ["", "y", "y"], Migrate);

        result.Code.ShouldBe(0, result.Out + result.Error);
        result.Out.ShouldContain("msa:bob@outlook.com");
        server
            .Migrations.Received<CompleteMigrationRequest>()
            .ShouldHaveSingleItem()
            .LossDigest.ShouldBe(Accounts.Digest);
    }

    [Theory]
    [InlineData("n")]
    [InlineData("")]
    public async Task Wizard_LossesNotConfirmed_CutsNothingOver(string answer)
    {
        await using FakeServer server = await FakeServer.StartAsync();
        _ = new AccountStory(server, Accounts.ReadyLosingBob());

        CliResult result = await CliRun.TypedAsync(server, ["", answer], Migrate);

        result.Code.ShouldBe(3);
        server.Migrations.Received<CompleteMigrationRequest>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Wizard_LossesChangedMeanwhile_AreShownAndConfirmedAgain()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        AccountStory story = new(server, Accounts.ReadyLosingBob());
        AccountMigration changed = new(Accounts.ReadyLosingBob()) { LossDigest = "other" };
        story.OnComplete(request =>
        {
            story.Now = changed;
            return request.LossDigest is "other"
                ? Accounts.Migrated()
                : throw Refuse.With(StatusCode.Aborted, "LOSS_DIGEST_STALE", "The losses have changed.");
        });

        CliResult result = await CliRun.TypedAsync(server, ["", "y", "y", "y", "y"], Migrate);

        result.Code.ShouldBe(0, result.Out + result.Error);
        result.Out.ShouldContain("The losses have changed.");
    }

    [Fact]
    public async Task Wizard_NoOwnerWouldBeCarried_OffersTheWorkEmailsAgain()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        AccountStory story = new(server, Accounts.ReadyLosingBob());
        story.OnSubmit(static _ => Accounts.In(MigrationState.Ready));
        story.OnComplete(request =>
            request.LossDigest.Length == 0
                ? Accounts.Migrated()
                : throw Refuse.With(StatusCode.FailedPrecondition, "LAST_OWNER", "No owner would be left.")
        );

        CliResult result = await CliRun.TypedAsync(server, ["", "y", "y", "bob@contoso.example", "y"], Migrate);

        result.Code.ShouldBe(0, result.Out + result.Error);
        result.Out.ShouldContain("No owner would be left.");
    }

    [Fact]
    public async Task Wizard_NotAnOwner_EndsAtOnce()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        AccountStory story = new(server, Accounts.In(MigrationState.NotStarted));
        story.OnStart(static _ => throw Refuse.With(StatusCode.PermissionDenied, "NOT_AN_OWNER", "Ask an owner."));

        CliResult result = await CliRun.TypedAsync(server, ["y"], Migrate);

        result.Code.ShouldBe(1);
        result.Error.ShouldContain("Ask an owner.");
    }

    [Fact]
    public async Task Wizard_InFrench_AsksAndTakesAnswersInFrench()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        _ = new AccountStory(server, Accounts.In(MigrationState.Ready));

        CliResult result = await CliRun.TypedAsync(server, ["o"], [.. Migrate, "--language", "fr"]);

        result.Code.ShouldBe(0, result.Out + result.Error);
        result.Out.ShouldContain("Transférer contoso-apps");
    }

    [Fact]
    public async Task Wizard_WithJson_NeverAsks()
    {
        await using FakeServer server = await FakeServer.StartAsync();
        _ = new AccountStory(server, Accounts.NeedingWorkEmail());

        CliResult result = await CliRun.TypedAsync(server, [], [.. Migrate, "--json"]);

        result.Code.ShouldBe(3);
        result.Json.ShouldHaveSingleItem()["migration"]!["state"]!
            .GetValue<string>()
            .ShouldBe("MIGRATION_STATE_ACTION_REQUIRED");
    }
}
