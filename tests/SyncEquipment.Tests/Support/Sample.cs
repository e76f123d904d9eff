using PublisherMigration.Contracts.V1;
using PublisherMigration.Sync.Validators;
using PublisherMigration.Sync.Validators.Feed;
using static PublisherMigration.SyncEquipment.Tests.Support.Changes;

namespace PublisherMigration.SyncEquipment.Tests.Support;

/// <summary>Two accounts whose changes alternate, and streams that carry them as they should.</summary>
internal static class Sample
{
    /// <summary>alder 1 to 4 at positions 10, 30, 50, 70; briar 1 to 3 at 20, 40, 60.</summary>
    public static Change[] Recorded =>
        [
            At(10, Migrated("alder", Owner("mara"), Contributor("tobi"))),
            At(20, Migrated("briar", Owner("remy"))),
            At(30, Added("alder", 2, Marketer("ida"))),
            At(40, Added("briar", 2, Owner("nils"))),
            At(50, After(Removed("alder", 3, "tobi"), PartnerCenterRole.Developer)),
            At(60, SettingsChanged("briar", 3, "https://briar.example/help"), new() { DisplayName = "Alder" }),
            At(70, After(RolesChanged("alder", 4, Owner("ida")), PartnerCenterRole.Marketer)),
        ];

    public static FeedHistory History => new(Recorded);

    /// <summary>From the beginning: a bookmark, the changes two by two, a bookmark.</summary>
    public static WatchedStream Whole =>
        new() { FromBeginning = true, Messages = [Bookmark(0), .. Recorded.Chunk(2).Select(Message), Bookmark(75)] };

    public static WatchedStream OfAlder =>
        Whole with
        {
            PublisherIds = ["alder"],
            Messages =
            [
                Bookmark(0),
                Message([.. Recorded.Where(change => change.PublisherId is "alder")]),
                Bookmark(75),
            ],
        };

    /// <summary>Rosters of alder 2 and briar 2, then what follows.</summary>
    public static WatchedStream FromASnapshot =>
        new()
        {
            WithSnapshot = true,
            Messages =
            [
                Bookmark(40),
                Rosters(RosterAt("alder", 2)),
                Rosters(RosterAt("briar", 2)),
                Bookmark(40, FeedBookmarkKind.SnapshotComplete),
                Message([.. Recorded.Skip(4)]),
                Bookmark(70),
            ],
        };

    public static AccountRoster RosterAt(string publisherId, long sequence)
    {
        var roster = new AccountRoster { PublisherId = publisherId, Sequence = sequence };
        (roster.Settings, Member[] members) = publisherId is "alder"
            ? (
                new AccountSettings { DisplayName = "Alder" },
                new[] { Owner("mara"), Contributor("tobi"), Marketer("ida") }
            )
            : (new AccountSettings { DisplayName = "Alder" }, [Owner("remy"), Owner("nils")]);
        roster.Members.Add(members);
        return roster;
    }

    public static WatchChangesResponse Message(params Change[] changes) =>
        new()
        {
            Changes = { changes },
            ResumeToken = $"after-{changes[^1].Position}",
            FeedId = ThisFeed,
        };

    public static WatchChangesResponse Rosters(params AccountRoster[] rosters) =>
        new()
        {
            Rosters = { rosters },
            ResumeToken = $"after-{rosters[^1].PublisherId}",
            FeedId = ThisFeed,
        };

    public static WatchChangesResponse Bookmark(long position, FeedBookmarkKind kind = FeedBookmarkKind.Progress) =>
        new()
        {
            Bookmark = new FeedBookmark { Position = position, Kind = kind },
            ResumeToken = $"after-{position}",
            FeedId = ThisFeed,
        };

    /// <summary>The same stream with its messages changed.</summary>
    public static WatchedStream With(this WatchedStream stream, Action<List<WatchChangesResponse>> change)
    {
        List<WatchChangesResponse> messages = [.. stream.Messages.Select(message => message.Clone())];
        change(messages);
        return stream with { Messages = messages };
    }

    private static Change At(long position, Change change, AccountSettings? before = null)
    {
        change.Position = position;
        change.RecordedTime.Seconds = 1_800_000_000 + position;
        change.PreviousSettings = before;
        return change;
    }

    private static Change After(Change change, params PartnerCenterRole[] before)
    {
        change.PreviousRoles.Add(before);
        return change;
    }
}
