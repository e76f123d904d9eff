using FluentValidation;
using PublisherMigration.Application.AccountSync.Delivery;
using PublisherMigration.Application.AccountSync.Feed;
using PublisherMigration.Application.AccountSync.Holds;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Application.UnitTests.Support;
using PublisherMigration.Domain.AccountSync;

namespace PublisherMigration.Application.UnitTests.Validation;

/// <summary>Which fields a faulty request of account sync names: paths of the protos.</summary>
public sealed class SyncValidatorTests
{
    private static readonly ActorInput Faulty = Given.Actor(Given.Ada with { Email = "ada" });
    private static readonly PageRequest Minus = new(-1, "");
    private static readonly string LongNote = new('x', 1_001);

    [Fact]
    public void HoldCommands_WithFaults_NameThem()
    {
        var approve = new ApproveHeldChanges
        {
            PublisherId = "acme",
            HoldId = Given.Id,
            Digest = "d",
            Caller = Given.Operations,
        };
        var reject = new RejectHeldChanges
        {
            PublisherId = "A",
            HoldId = "1",
            Digest = "",
            Note = LongNote,
            Actor = Faulty,
            Caller = Given.Operations,
        };
        string[] fields = ["publisher_id", "hold_id", "digest", "note", "actor.principal.email"];
        Fields(new ApproveHeldChangesValidator(), approve).ShouldBeEmpty();
        Fields(
                new ApproveHeldChangesValidator(),
                approve with
                {
                    PublisherId = "A",
                    HoldId = "1",
                    Digest = "",
                    Note = LongNote,
                    Actor = Faulty,
                }
            )
            .ShouldBe(fields);
        Fields(new RejectHeldChangesValidator(), reject).ShouldBe(fields);
    }

    [Fact]
    public void ListHeldChanges_WithFaults_NamesThem()
    {
        var validator = new ListHeldChangesValidator();
        Fields(validator, new ListHeldChanges("", [], new PageRequest(0, ""))).ShouldBeEmpty();
        Fields(validator, new ListHeldChanges("A", [HoldState.Open, default, (HoldState)99], Minus))
            .ShouldBe(["publisher_id", "states[1]", "states[2]", "page_size"]);
    }

    [Fact]
    public void DeliveryRequests_WithFaults_NameThem()
    {
        Fields(new GetSyncStatusValidator(), new GetSyncStatus("A")).ShouldBe(["publisher_id"]);
        Fields(new GetDriftReportValidator(), new GetDriftReport("A")).ShouldBe(["publisher_id"]);
        Fields(new ListSyncStatusesValidator(), new ListSyncStatuses([(SyncState)99], OnlyHeld: false, Minus))
            .ShouldBe(["filter.states[0]", "page_size"]);
        Fields(new RetryDeliveryValidator(), new RetryDelivery("A", Mode: null, Faulty, Given.Operations))
            .ShouldBe(["publisher_id", "mode", "actor.principal.email"]);
        Fields(new RepairDriftValidator(), new RepairDrift("A", "", Faulty, LongNote, Given.Operations))
            .ShouldBe(["publisher_id", "digest", "actor.principal.email", "note"]);
    }

    [Fact]
    public void FeedRequests_WithFaults_NameThem()
    {
        Fields(new ListChangesValidator(), new ListChanges("A", -1, Minus))
            .ShouldBe(["publisher_id", "after_sequence", "page_size"]);
        Fields(new ListSubscriptionsValidator(), new ListSubscriptions(Minus)).ShouldBe(["page_size"]);
        Fields(new GetSubscriptionValidator(), new GetSubscription("A")).ShouldBe(["subscription_id"]);
        Fields(new DeleteSubscriptionValidator(), new DeleteSubscription("")).ShouldBe(["subscription_id"]);
        Fields(new AcknowledgeChangesValidator(), new AcknowledgeChanges("A", "x")).ShouldBe(["subscription_id"]);
        Fields(new CreateSubscriptionValidator(), new CreateSubscription("A", FeedStart.Unspecified, "", ["A"]))
            .ShouldBe(["subscription_id", "start", "publisher_ids"]);
        Fields(new CreateSubscriptionValidator(), new CreateSubscription("a", FeedStart.Now, "", ["acme"]))
            .ShouldBeEmpty();
        Fields(
                new WatchChangesValidator(),
                new WatchChanges(FeedStart.Unspecified, "", "", ["A"], IncludeSnapshot: false)
            )
            .ShouldBe(["start", "publisher_ids"]);
        Fields(
                new WatchChangesValidator(),
                new WatchChanges(FeedStart.Subscription, "", "A", ["acme"], IncludeSnapshot: false)
            )
            .ShouldBe(["subscription_id", "publisher_ids"]);
    }

    private static string[] Fields<T>(IValidator<T> validator, T request) =>
        [.. validator.Validate(request).Errors.Select(static error => error.PropertyName)];
}
