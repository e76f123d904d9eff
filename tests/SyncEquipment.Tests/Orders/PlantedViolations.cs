using PublisherMigration.Sync.Model;
using PublisherMigration.Sync.Model.Orders;
using PublisherMigration.Sync.Model.Orders.Calls;
using static PublisherMigration.SyncEquipment.Tests.Orders.Say;

namespace PublisherMigration.SyncEquipment.Tests.Orders;

/// <summary>Histories without an order, each beside one that differs in little and has one.</summary>
internal static class PlantedViolations
{
    private static readonly ReadStatus Status = new();

    public static IReadOnlyDictionary<string, Func<bool, History>> All { get; } =
        new Dictionary<string, Func<bool, History>>(StringComparer.Ordinal)
        {
            ["a reading that is older than a change that was answered before it"] = StaleReading,
            ["a reading that is older than another reading before it"] = ReadingsGoBack,
            ["an acknowledged change that is lost"] = LostChange,
            ["changes in exchanged order"] = ExchangedChanges,
            ["a repeated change that is recorded twice"] = RecordedTwice,
            ["a repetition with another sequence"] = OtherSequence,
            ["LAST_OWNER though another owner was added before"] = NotTheLastOwner,
            ["the last owner is removed"] = LastOwnerRemoved,
            ["an older version is recorded after a newer one"] = OlderVersion,
            ["a roster is compared with an old account"] = OldRoster,
            ["two open holds"] = TwoOpenHolds,
            ["a decision on what was held before"] = OldDigest,
            ["a stream in another order"] = StreamOutOfOrder,
            ["a stream that goes on after what it has lost"] = StreamGoesOn,
            ["a change before the cut-over"] = ChangeBeforeCutOver,
            ["a legacy change after the cut-over"] = LegacyChangeAfterCutOver,
            ["a banner for somebody who was removed"] = BannerOfRemoved,
            ["a list of changes with a gap"] = GapInChanges,
            ["an unanswered change that is seen and then gone"] = SeenAndGone,
            ["an unanswered change that is recorded again"] = UnansweredTwice,
            ["a refusal that the status does not know"] = ForgottenRefusal,
        };

    private static History StaleReading(bool isPlanted)
    {
        var story = new Story();
        var old = story.Would(Status);
        return story.Does(1, 3, Add(5, 1)).Told(isPlanted ? 4 : 2, 5, Status, old).History;
    }

    private static History ReadingsGoBack(bool isPlanted)
    {
        var story = new Story();
        var old = story.Would(Status);
        story.Does(1, 9, Add(5, 1)).Does(2, 4, Status);
        return story.Told(isPlanted ? 5 : 3, 6, Status, old).History;
    }

    private static History LostChange(bool isPlanted) =>
        new Story().Does(1, 2, Add(5, 1)).Told(3, 4, Add(6, 1), Recorded(isPlanted ? 2 : 3)).History;

    private static History ExchangedChanges(bool isPlanted) =>
        new Story().Told(1, 3, Add(5, 1), Recorded(3)).Told(isPlanted ? 4 : 2, 5, Add(6, 1), Recorded(2)).History;

    private static History RecordedTwice(bool isPlanted) =>
        new Story()
            .Told(1, 3, Add(5, 1), Recorded(2))
            .Told(2, 4, Add(5, 1), isPlanted ? Recorded(3) : DuplicateOf(2))
            .History;

    private static History OtherSequence(bool isPlanted) =>
        new Story()
            .Does(1, 2, Add(5, 1))
            .Does(3, 4, Add(6, 1))
            .Told(5, 6, Add(5, 1), DuplicateOf(isPlanted ? 3 : 2))
            .History;

    private static History NotTheLastOwner(bool isPlanted)
    {
        var story = new Story();
        var refused = story.Would(Remove(0, 2));
        refused.Text.ShouldBe("Refused LastOwner");
        return story.Does(1, 3, Add(5, 1, Owner)).Told(isPlanted ? 4 : 2, 5, Remove(0, 2), refused).History;
    }

    private static History LastOwnerRemoved(bool isPlanted)
    {
        var story = new Story().Does(1, 2, Add(5, 1, Owner)).Does(3, 6, Remove(0, 2));
        return story.Told(4, 5, Remove(5, 2), isPlanted ? Recorded(4) : story.Would(Remove(5, 2))).History;
    }

    private static History OlderVersion(bool isPlanted)
    {
        var story = new Story().Does(1, 2, Remove(1, 9));
        return story.Told(3, 4, Add(1, 8), isPlanted ? Recorded(3) : story.Would(Add(1, 8))).History;
    }

    private static History OldRoster(bool isPlanted)
    {
        var roster = new ReportCall(new SaidRoster(9, new Dictionary<int, int> { [0] = Owner }, Settings: null));
        var story = new Story();
        var old = story.Would(roster);
        return story
            .Does(1, 3, Add(5, 1))
            .Told(isPlanted ? 4 : 2, 5, roster, isPlanted ? old : story.Would(roster))
            .History;
    }

    private static History TwoOpenHolds(bool isPlanted)
    {
        var story = OverTheGuard();
        return story.Told(21, 23, Remove(6, 2), Held(7)).Told(22, 24, Remove(7, 2), Held(isPlanted ? 8 : 7)).History;
    }

    private static History OldDigest(bool isPlanted)
    {
        var story = OverTheGuard().Does(21, 22, Remove(6, 2)).Does(23, 24, Remove(7, 2));
        var now = new DecideCall(1, "Remove(p6 r0 v2) +, Remove(p7 r0 v2) +", Approves: true);
        var approved = story.Would(now);
        approved.Text.ShouldStartWith("Approved");
        return story.Told(25, 26, isPlanted ? now with { Content = "Remove(p6 r0 v2) +" } : now, approved).History;
    }

    private static History StreamOutOfOrder(bool isPlanted) =>
        new Story()
            .Told(1, 3, Add(5, 1), Recorded(3))
            .Told(2, 4, Add(6, 1), Recorded(2), after: isPlanted ? 1 : null)
            .History;

    private static History StreamGoesOn(bool isPlanted)
    {
        var story = new Story().Unknown(1, Add(5, 1)).DoesUnseen(2, Add(6, 1), after: isPlanted ? 1 : null);
        return story.Does(3, 4, new ReadSnapshot()).History;
    }

    private static History ChangeBeforeCutOver(bool isPlanted) =>
        new Story(isMigrated: false)
            .Told(1, 3, Add(5, 1), Recorded(2))
            .Told(isPlanted ? 4 : 2, 5, new CompleteCall(), Answer.Done("Migrated"))
            .History;

    private static History LegacyChangeAfterCutOver(bool isPlanted)
    {
        var call = new LegacyRoleCall(5, ModelPublisher.Contributor, MustBeMember: false);
        var story = new Story(isMigrated: false);
        var taken = story.Would(call);
        taken.Text.ShouldBe("Recorded");
        return story.Does(1, 3, new CompleteCall()).Told(isPlanted ? 4 : 2, 5, call, taken).History;
    }

    private static History BannerOfRemoved(bool isPlanted)
    {
        var story = new Story();
        var banner = story.Would(new ReadBanner(1));
        banner.Text.ShouldBe("Migrated");
        return story.Does(1, 3, Remove(1, 1)).Told(isPlanted ? 4 : 2, 5, new ReadBanner(1), banner).History;
    }

    private static History GapInChanges(bool isPlanted)
    {
        var story = new Story().Does(1, 2, Add(5, 1)).Does(3, 4, Add(6, 1)).Does(5, 6, Add(7, 1));
        var call = new ReadChanges(1);
        var whole = story.Would(call).Changes.Select(static c => c.Value).ToList();
        return story.Told(7, 8, call, ReadChanges.Seen(1, isPlanted ? [whole[0], whole[2]] : whole)).History;
    }

    private static History SeenAndGone(bool isPlanted)
    {
        var story = new Story();
        var without = story.Would(new ReadMembers());
        story.DoesUnseen(1, Add(5, 1)).Does(2, 4, new ReadMembers());
        return story.Told(isPlanted ? 5 : 3, 6, new ReadMembers(), without).History;
    }

    private static History UnansweredTwice(bool isPlanted)
    {
        var story = new Story().DoesUnseen(1, Add(5, 1)).Does(2, 3, new ReadMembers()).Does(4, 5, Remove(5, 2));
        return story.Told(6, 7, Add(5, 1), isPlanted ? Recorded(4) : DuplicateOf(2)).History;
    }

    private static History ForgottenRefusal(bool isPlanted)
    {
        var story = new Story();
        var old = story.Would(Status);
        return story.Does(1, 3, Remove(0, 1)).Told(isPlanted ? 4 : 2, 5, Status, old).History;
    }

    /// <summary>Nine members, of whom five are removed.</summary>
    private static Story OverTheGuard()
    {
        var story = new Story(developers: 8);
        for (var member = 1; member <= 5; member++)
        {
            story.Does(2 * member, (2 * member) + 1, Remove(member, 1));
        }

        return story;
    }
}
