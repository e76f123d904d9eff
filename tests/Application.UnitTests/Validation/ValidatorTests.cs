using FluentValidation;
using PublisherMigration.Application.AccountMigrations;
using PublisherMigration.Application.AccountSync.Feed;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Application.Directory;
using PublisherMigration.Application.UnitTests.Support;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.UnitTests.Validation;

/// <summary>Which fields a faulty request names: paths of the protos.</summary>
public sealed class ValidatorTests
{
    private static readonly ActorInput Ada = Given.Actor(Given.Ada);
    private static readonly ActorInput Faulty = Given.Actor(Given.Ada with { Email = "ada" });
    private static readonly PageRequest Page = new(0, "");
    private static readonly MigrationFilterInput FaultyFilter = new()
    {
        States = [MigrationState.Ready, (MigrationState)99],
        TenantId = "contoso",
        MpnId = new string('1', 201),
        Reasons = [Reason.None, (Reason)999],
        Member = Given.Ada with { Email = "" },
        PartnerCenterAccountId = new string('x', 201),
    };

    private static readonly StartMigration Start = new()
    {
        PublisherId = "acme",
        Actor = Ada,
        Caller = Given.Portal,
    };

    private static readonly SubmitWorkEmail Submit = new()
    {
        PublisherId = "acme",
        Actor = Ada,
        Caller = Given.Portal,
        WorkEmail = "ada@contoso.com",
    };

    private static readonly EnrollInPartnerNetwork Enroll = new()
    {
        PublisherId = "acme",
        Caller = Given.Portal,
        ExistingMpnId = "1000",
    };

    private static readonly CancelMigration Cancel = new() { PublisherId = "acme", Caller = Given.Portal };

    [Fact]
    public void Commands_WithoutFault_Pass()
    {
        Fields(new StartMigrationValidator(), Start).ShouldBeEmpty();
        Fields(new StartMigrationValidator(), Start with { Actor = null, RequestId = Given.Id }).ShouldBeEmpty();
        Fields(new SubmitWorkEmailValidator(), Submit with { Member = Given.Mia }).ShouldBeEmpty();
        Fields(new EnrollInPartnerNetworkValidator(), Enroll).ShouldBeEmpty();
        Fields(new CancelMigrationValidator(), Cancel with { Note = new string('x', 1_000) }).ShouldBeEmpty();
    }

    [Fact]
    public void Commands_WithFaultsInWhatAllShare_NameThem()
    {
        string[] fields = ["publisher_id", "actor.principal.email", "request_id"];
        Fields(new StartMigrationValidator(), Start with { PublisherId = "A", Actor = Faulty, RequestId = "1" })
            .ShouldBe(fields);
        Fields(new SubmitWorkEmailValidator(), Submit with { PublisherId = "A", Actor = Faulty, RequestId = "1" })
            .ShouldBe(fields);
        Fields(
                new EnrollInPartnerNetworkValidator(),
                Enroll with
                {
                    PublisherId = "A",
                    Actor = Faulty,
                    RequestId = "1",
                }
            )
            .ShouldBe(fields);
        Fields(new CancelMigrationValidator(), Cancel with { PublisherId = "A", Actor = Faulty, RequestId = "1" })
            .ShouldBe(fields);
        var complete = new CompleteMigration
        {
            PublisherId = "A",
            Actor = Faulty,
            RequestId = "1",
            Caller = Given.Portal,
        };
        Fields(new CompleteMigrationValidator(), complete).ShouldBe(fields);
    }

    [Fact]
    public void Actor_WithMoreThan500Groups_NamesTheField()
    {
        var crowd = Given.Actor(Given.Ada, [.. Enumerable.Range(0, 501).Select(static i => $"g{i}")]);
        Fields(new StartMigrationValidator(), Start with { Actor = crowd }).ShouldBe(["actor.group_ids"]);
    }

    [Fact]
    public void Actor_WithoutAPrincipal_NamesTheField() =>
        Fields(new StartMigrationValidator(), Start with { Actor = Given.Actor(principal: null) })
            .ShouldBe(["actor.principal"]);

    [Fact]
    public void SubmitWorkEmail_WithFaults_NamesThem()
    {
        Fields(new SubmitWorkEmailValidator(), Submit with { WorkEmail = "" }).ShouldBe(["work_email"]);
        Fields(new SubmitWorkEmailValidator(), Submit with { Member = Given.Ada }).ShouldBe(["member.kind"]);
        Fields(new SubmitWorkEmailValidator(), Submit with { Member = Given.Mia with { Email = "" } })
            .ShouldBe(["member.email"]);
    }

    [Fact]
    public void SubmitWorkEmail_OfAMalformedAddress_IsLeftToRule4() =>
        Fields(new SubmitWorkEmailValidator(), Submit with { WorkEmail = "ada" }).ShouldBeEmpty();

    [Fact]
    public void EnrollInPartnerNetwork_WithFaults_NamesThem()
    {
        var validator = new EnrollInPartnerNetworkValidator();
        Fields(validator, Enroll with { ExistingMpnId = null }).ShouldBe(["enrollment"]);
        Fields(validator, Enroll with { ExistingMpnId = "" }).ShouldBe(["enrollment"]);
        var anew = Enroll with { ExistingMpnId = null, NewMembership = new NewMembership(" ", "fr", "ada") };
        Fields(validator, anew)
            .ShouldBe([
                "new_membership.legal_business_name",
                "new_membership.country_code",
                "new_membership.contact_email",
            ]);
        Fields(validator, anew with { NewMembership = new NewMembership("Acme", "FR", "ada@contoso.com") })
            .ShouldBeEmpty();
    }

    [Fact]
    public void CancelMigration_WithALongNote_NamesIt() =>
        Fields(new CancelMigrationValidator(), Cancel with { Note = new string('x', 1_001) }).ShouldBe(["note"]);

    [Fact]
    public void Reads_WithFaults_NameThem()
    {
        var minus = new PageRequest(-1, "");
        Fields(new GetBannerValidator(), new GetBanner("A", Faulty, Given.Portal))
            .ShouldBe(["publisher_id", "viewer.principal.email"]);
        Fields(new GetMigrationValidator(), new GetMigration("A", Faulty, Given.Portal))
            .ShouldBe(["publisher_id", "viewer.principal.email"]);
        Fields(new AssessMigrationValidator(), new AssessMigration("A", Faulty, "", "", Given.Portal))
            .ShouldBe(["publisher_id", "actor.principal.email"]);
        Fields(new ListMigrationEventsValidator(), new ListMigrationEvents("A", Faulty, minus, Given.Portal))
            .ShouldBe(["publisher_id", "viewer.principal.email", "page_size"]);
        Fields(new ListPublishersValidator(), new ListPublishers(minus)).ShouldBe(["page_size"]);
        Fields(new ListTenantsValidator(), new ListTenants(minus)).ShouldBe(["page_size"]);
        Fields(new ListPartnerMembershipsValidator(), new ListPartnerMemberships(minus)).ShouldBe(["page_size"]);
        Fields(new GetPublisherValidator(), new GetPublisher("A")).ShouldBe(["publisher_id"]);
        Fields(new GetTenantValidator(), new GetTenant("contoso")).ShouldBe(["tenant_id"]);
        Fields(new GetPartnerMembershipValidator(), new GetPartnerMembership("x")).ShouldBe(["mpn_id"]);
        Fields(new ResolveDomainValidator(), new ResolveDomain("a b")).ShouldBe(["domain"]);
    }

    [Fact]
    public void Filters_WithFaults_NameThem()
    {
        string[] fields =
        [
            "filter.states[1]",
            "filter.tenant_id",
            "filter.mpn_id",
            "filter.reasons[0]",
            "filter.reasons[1]",
            "filter.member.email",
            "filter.partner_center_account_id",
        ];
        Fields(new ListMigrationsValidator(), new ListMigrations(FaultyFilter, Page)).ShouldBe(fields);
        Fields(new SummarizeMigrationsValidator(), new SummarizeMigrations(FaultyFilter)).ShouldBe(fields);
        Fields(new WatchMigrationsValidator(), new WatchMigrations(WatchStart.Unspecified, "", FaultyFilter))
            .ShouldBe(["start", .. fields]);
        Fields(new ListMigrationsValidator(), new ListMigrations(new MigrationFilterInput(), Page)).ShouldBeEmpty();
    }

    [Fact]
    public void Watch_OfTheFeed_NamesWhatIsFaulty()
    {
        var watch = new WatchChanges(FeedStart.Now, "", "", [], IncludeSnapshot: true);
        Fields(new WatchChangesValidator(), watch).ShouldBeEmpty();
        Fields(new WatchChangesValidator(), watch with { PublisherIds = ["a", "b"] }).ShouldBeEmpty();
        Fields(new WatchChangesValidator(), watch with { Start = FeedStart.Unspecified }).ShouldBe(["start"]);
        Fields(new WatchChangesValidator(), watch with { PublisherIds = ["A"] }).ShouldBe(["publisher_ids"]);
        var many = Enumerable.Range(0, 1_001).Select(number => $"a{number}").ToArray();
        Fields(new WatchChangesValidator(), watch with { PublisherIds = many }).ShouldBe(["publisher_ids"]);
        var subscribed = watch with { Start = FeedStart.Subscription, SubscriptionId = "one" };
        Fields(new WatchChangesValidator(), subscribed).ShouldBeEmpty();
        Fields(new WatchChangesValidator(), subscribed with { SubscriptionId = "", PublisherIds = ["a"] })
            .ShouldBe(["subscription_id", "publisher_ids"]);
    }

    [Fact]
    public void Subscriptions_NameWhatIsFaulty()
    {
        var create = new CreateSubscription("one", FeedStart.Beginning, "", []);
        Fields(new CreateSubscriptionValidator(), create).ShouldBeEmpty();
        Fields(
                new CreateSubscriptionValidator(),
                create with
                {
                    SubscriptionId = "One",
                    Start = FeedStart.Subscription,
                    PublisherIds = [""],
                }
            )
            .ShouldBe(["subscription_id", "start", "publisher_ids"]);
        Fields(new GetSubscriptionValidator(), new GetSubscription("")).ShouldBe(["subscription_id"]);
        Fields(new DeleteSubscriptionValidator(), new DeleteSubscription(" ")).ShouldBe(["subscription_id"]);
        Fields(new AcknowledgeChangesValidator(), new AcknowledgeChanges(new string('a', 51), ""))
            .ShouldBe(["subscription_id"]);
        Fields(new ListSubscriptionsValidator(), new ListSubscriptions(new PageRequest(-1, "")))
            .ShouldBe(["page_size"]);
    }

    [Fact]
    public void ListChanges_NamesWhatIsFaulty()
    {
        Fields(new ListChangesValidator(), new ListChanges("acme", 0, Page)).ShouldBeEmpty();
        Fields(new ListChangesValidator(), new ListChanges("", -1, new PageRequest(-1, "")))
            .ShouldBe(["publisher_id", "after_sequence", "page_size"]);
    }

    [Fact]
    public void EveryRequestWithAValidator_IsTestedHere()
    {
        var tested = string.Concat(
            System
                .IO.Directory.EnumerateFiles(
                    Path.Combine(Root(AppContext.BaseDirectory), "tests/Application.UnitTests/Validation"),
                    "*ValidatorTests.cs"
                )
                .Select(File.ReadAllText)
        );
        typeof(DependencyInjection)
            .Assembly.GetTypes()
            .Where(static type => type is { IsAbstract: false } && typeof(IValidator).IsAssignableFrom(type))
            .Where(static type => type != typeof(MigrationFilterInputValidator))
            .Where(type => !tested.Contains("new " + type.Name, StringComparison.Ordinal))
            .Select(static type => type.Name)
            .ShouldBeEmpty();
    }

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "Migration.sln"))
            ? folder
            : Root(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Not in the repository."));

    private static string[] Fields<T>(IValidator<T> validator, T request) =>
        [.. validator.Validate(request).Errors.Select(static error => error.PropertyName)];
}
