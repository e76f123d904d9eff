using Grpc.Core;
using PublisherMigration.Contracts.V1;
using static PublisherMigration.SyncEquipment.Tests.Support.Changes;

namespace PublisherMigration.SyncEquipment.Tests.Portal;

/// <summary>The rules of legacy_portal_service.proto, one by one.</summary>
public sealed class CompareAndSetTests
{
    private const string Id = "alder";

    [Fact]
    public async Task Apply_WhenNeverToldOf_TakesTheFeedOnlyWithTheCutOver()
    {
        await using var caller = await PortalCaller.StartAsync();
        var question = await caller.ApplyAsync(Id, 0, []);
        question.FeedId.ShouldBeEmpty();
        question.AppliedSequence.ShouldBe(0);

        (await caller.ApplyAsync(Id, 0, [Added(Id, 1, Owner("mara"))])).FeedId.ShouldBeEmpty();
        caller.Portal.Roster(Id).ShouldBeNull();

        var answer = await caller.ApplyAsync(Id, 0, [Migrated(Id, Owner("mara"), Marketer("nils"))]);
        answer.FeedId.ShouldBe(ThisFeed);
        answer.AppliedSequence.ShouldBe(1);
        caller.Portal.IsReadOnly(Id).ShouldBeTrue();
        (await caller.RosterAsync(Id)).Members.ShouldHaveSingleItem().Principal.ShouldBe(Work("mara"));
    }

    [Fact]
    public async Task Apply_OfAnotherFeed_ChangesNothingAndTellsItsOwn()
    {
        await using var caller = await PortalCaller.StartAsync();
        await caller.ApplyAsync(Id, 0, [Migrated(Id, Owner("mara"))]);

        var answer = await caller.ApplyAsync(Id, 1, [Added(Id, 2, Owner("tobi"))], NextFeed);
        answer.FeedId.ShouldBe(ThisFeed);
        answer.AppliedSequence.ShouldBe(1);

        (await caller.ApplyAsync(Id, 0, [Migrated(Id, Owner("tobi"))], NextFeed)).FeedId.ShouldBe(ThisFeed);
        (await caller.RosterAsync(Id)).Members.ShouldHaveSingleItem().Principal.ShouldBe(Work("mara"));
    }

    [Fact]
    public async Task Apply_OfARestatementInAnotherFeed_TakesThatFeedWhateverComesAfter()
    {
        await using var caller = await PortalCaller.StartAsync();
        await caller.ApplyAsync(Id, 0, [Migrated(Id, Owner("mara"))]);

        var answer = await caller.ApplyAsync(
            Id,
            99,
            [Restated(Id, 7, Owner("tobi")), Added(Id, 8, Contributor("nils"))],
            NextFeed
        );
        answer.FeedId.ShouldBe(NextFeed);
        answer.AppliedSequence.ShouldBe(8);
        var roster = await caller.RosterAsync(Id);
        roster.Members.Select(member => member.Principal).ShouldBe([Work("nils"), Work("tobi")]);
        roster.Settings.DisplayName.ShouldBe("Restated");
    }

    [Fact]
    public async Task Apply_AfterMoreThanIsApplied_ChangesNothing()
    {
        await using var caller = await PortalCaller.StartAsync();
        await caller.ApplyAsync(Id, 0, [Migrated(Id, Owner("mara"))]);
        (await caller.ApplyAsync(Id, 2, [Added(Id, 3, Owner("tobi"))])).AppliedSequence.ShouldBe(1);
        (await caller.RosterAsync(Id)).Members.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Apply_OfWhatIsApplied_SkipsItAndGoesOn()
    {
        await using var caller = await PortalCaller.StartAsync();
        await caller.ApplyAsync(Id, 0, [Migrated(Id, Owner("mara")), Removed(Id, 2, "nobody")]);
        var answer = await caller.ApplyAsync(
            Id,
            0,
            [Migrated(Id), Removed(Id, 2, "nobody"), Added(Id, 3, Contributor("tobi"))]
        );
        answer.AppliedSequence.ShouldBe(3);
        (await caller.RosterAsync(Id)).Members.Count.ShouldBe(2);
        caller.Portal.Events.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Apply_OfEveryKind_DoesWhatTheProtoSays()
    {
        await using var caller = await PortalCaller.StartAsync();
        await caller.ApplyAsync(
            Id,
            0,
            [
                Migrated(Id, Owner("mara"), Owner("tobi"), Contributor("nils")),
                Added(Id, 2, Marketer("ida")),
                RolesChanged(Id, 3, Marketer("tobi")),
                RolesChanged(Id, 4, Owner("nils")),
                Removed(Id, 5, "mara"),
                SettingsChanged(Id, 6, "https://alder.example/help"),
            ]
        );
        var roster = await caller.RosterAsync(Id);
        roster.AppliedSequence.ShouldBe(6);
        roster.Members.ShouldBe([new Member { Principal = Work("nils"), LegacyRole = LegacyRole.Owner }]);
        roster.Settings.ShouldBe(
            new AccountSettings { DisplayName = "Alder", SupportUri = "https://alder.example/help" }
        );
    }

    [Fact]
    public async Task Apply_OfARestatementAfterAGap_IsTaken()
    {
        await using var caller = await PortalCaller.StartAsync();
        await caller.ApplyAsync(Id, 0, [Migrated(Id, Owner("mara"))]);
        (await caller.ApplyAsync(Id, 1, [Restated(Id, 9, Owner("tobi"))])).AppliedSequence.ShouldBe(9);
    }

    [Fact]
    public async Task Apply_OfAKindThatIsNotKnown_StopsThere()
    {
        await using var caller = await PortalCaller.StartAsync();
        var unknown = new Change { PublisherId = Id, Sequence = 2 };
        var answer = await caller.ApplyAsync(Id, 0, [Migrated(Id, Owner("mara")), unknown, Removed(Id, 3, "mara")]);
        answer.AppliedSequence.ShouldBe(1);
        answer.Refusal.Sequence.ShouldBe(2);
    }

    [Fact]
    public async Task Apply_WithAGapOrOfAnotherAccount_IsInvalid()
    {
        await using var caller = await PortalCaller.StartAsync();
        await caller.ApplyAsync(Id, 0, [Migrated(Id, Owner("mara"))]);
        Change[][] malformed =
        [
            [Added(Id, 2, Owner("tobi")), Removed(Id, 4, "tobi")],
            [Added(Id, 3, Owner("tobi"))],
            [Added("briar", 2, Owner("tobi"))],
        ];
        foreach (var changes in malformed)
        {
            (await PortalCaller.StatusOfAsync(() => caller.ApplyAsync(Id, 1, changes))).ShouldBe(
                StatusCode.InvalidArgument
            );
        }

        caller.Portal.AppliedSequence(Id).ShouldBe(1);
    }

    [Fact]
    public async Task GetRoster_WhenNeverToldOf_IsNotFoundUnlessThePortalHadItBefore()
    {
        await using var caller = await PortalCaller.StartAsync();
        (await PortalCaller.StatusOfAsync(() => caller.RosterAsync(Id))).ShouldBe(StatusCode.NotFound);

        caller.Portal.Seed(Id, [Owner("mara")], new AccountSettings { DisplayName = "Alder" });
        var roster = await caller.RosterAsync(Id);
        roster.FeedId.ShouldBeEmpty();
        roster.AppliedSequence.ShouldBe(0);
        roster.Members.Count.ShouldBe(1);
        (await caller.ApplyAsync(Id, 0, [Migrated(Id, Owner("tobi"))])).AppliedSequence.ShouldBe(1);
    }
}
