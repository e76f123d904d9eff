using PublisherMigration.Contracts.V1;
using PublisherMigration.Sync.Validators.Feed;
using static PublisherMigration.SyncEquipment.Tests.Support.Sample;

namespace PublisherMigration.SyncEquipment.Tests.Feed;

/// <summary>A stream that keeps the guarantees passes; each planted violation is caught by the check of its guarantee.</summary>
public sealed class FeedCheckTests
{
    [Fact]
    public void FeedGuarantees_OfStreamsAsTheyShouldBe_FindNothing()
    {
        FeedGuarantees.Check([Whole], History).ShouldBeEmpty();
        FeedGuarantees.Check([OfAlder], History).ShouldBeEmpty();
        FeedGuarantees.Check([FromASnapshot], History).ShouldBeEmpty();
        FeedGuarantees.Check([], History).ShouldBeEmpty();
        FeedGuarantees.Check([Whole with { Messages = [] }], History).ShouldBeEmpty();
    }

    [Fact]
    public void WellFormedStream_WhenAMessageIsNot_NamesIt()
    {
        One(WellFormedStream.Check(Whole.With(m => m.RemoveAt(0))), "first message is no bookmark");
        One(WellFormedStream.Check(Whole.With(m => m[2].ResumeToken = "")), "Message 2 has no token");
        One(WellFormedStream.Check(Whole.With(m => m[2].FeedId = "other")), "more than one feed");
        One(
            WellFormedStream.Check(Whole.With(m => m[1].Bookmark = new() { Kind = FeedBookmarkKind.Progress })),
            "Message 1"
        );
        One(WellFormedStream.Check(Whole.With(m => m[0].Bookmark.Kind = FeedBookmarkKind.Unspecified)), "of no kind");
        One(WellFormedStream.Check(Whole with { PublisherIds = ["alder"] }), "briar is outside the filter");
        WellFormedStream.Check(Whole.With(m => m.ForEach(message => message.FeedId = ""))).ShouldNotBeEmpty();
    }

    [Fact]
    public void Ordered_WhenTwoChangesChangePlaces_NamesThem()
    {
        Ordered.Check(Whole.With(m => (m[1], m[2]) = (m[2], m[1]))).ShouldNotBeEmpty();
        var swapped = Whole.With(m => (m[1].Changes[0], m[1].Changes[1]) = (m[1].Changes[1], m[1].Changes[0]));
        One(Ordered.Check(swapped), "alder/1 at position 10 came after position 20");
        var outOfStep = Whole.With(m => m[2].Changes[0].Sequence = 9);
        Ordered.Check(outOfStep).ShouldContain("alder/3 came after sequence 9.");
    }

    [Fact]
    public void Unique_WhenAChangeComesTwice_NamesIt()
    {
        One(Unique.Check(Whole.With(m => m.Insert(2, m[1].Clone()))).Take(1), "alder/1 came twice");
        One(Unique.Check(Whole.With(m => m[1].Changes[1].Position = 10)), "briar/1 is at position 10");
    }

    [Fact]
    public void Atomic_WhenAChangeIsSplitOrAltered_NamesIt()
    {
        One(Atomic.Check(Whole.With(m => m[1].Changes[0].AccountMigrated.Members.RemoveAt(1)), History), "alder/1");
        Atomic.Check(Whole.With(m => m[1].Changes[0].ClearKind()), History).ShouldContain("alder/1 is of no kind.");
        One(Atomic.Check(Whole.With(m => m[3].Changes[0].PreviousRoles.Clear()), History), "alder/3");
    }

    [Fact]
    public void Reliable_WhenAChangeIsMissingOrInvented_NamesIt()
    {
        var missing = Reliable.Check(Whole.With(m => m[2].Changes.RemoveAt(0)), History);
        missing.ShouldBe(["alder/2 is missing.", "alder/3 came after sequence 1: a gap."]);
        // The last one: no reader could see a gap, but the bookmark says that all was sent.
        One(Reliable.Check(Whole.With(m => m.RemoveAt(4)), History), "alder/4 is missing");
        One(Reliable.Check(Whole.With(m => m[4].Changes[0].Sequence = 5), History).Take(1), "alder/4 is missing");
        Reliable.Check(Whole.With(m => m[4].Changes[0].Sequence = 5), History).ShouldContain("alder/5 is not owed.");
    }

    [Fact]
    public void Reliable_OfAStreamFromNow_OwesWhatFollowsItsFirstBookmark()
    {
        var fromNow = Whole with
        {
            FromBeginning = false,
            Messages = [Bookmark(40), Message(Recorded[4]), Bookmark(50)],
        };
        Reliable.Check(fromNow, History).ShouldBeEmpty();
        One(Reliable.Check(fromNow.With(m => m.RemoveAt(1)), History), "alder/3 is missing");
    }

    [Fact]
    public void Bookmarkable_WhenABookmarkIsAheadOfWhatWasSent_NamesIt()
    {
        var early = Whole.With(m => m.Insert(2, Bookmark(30)));
        Bookmarkable
            .Check(early, History)
            .ShouldBe([
                "alder/2 at 30 was not sent before the bookmark 30.",
                "alder/2 at 30 came after the bookmark 30.",
            ]);
        One(
            Bookmarkable.Check(Whole.With(m => m.Add(Bookmark(70))), History),
            "bookmark 70 came after the bookmark 75"
        );
        var snapshotEarly = FromASnapshot.With(m => m[3].Bookmark.Position = 50);
        Bookmarkable.Check(snapshotEarly, History)[0].ShouldBe("alder/3 at 50 was not sent before the bookmark 50.");
    }

    [Fact]
    public void Snapshot_WhenARosterDoesNotFit_NamesIt()
    {
        One(Check(m => m.Insert(2, m[1].Clone())), "roster of alder came twice");
        One(Check(m => m[1].Rosters[0].Members.RemoveAt(0)).Take(1), "work:mara@alder.example is no member");
        One(Check(m => m[1].Rosters[0].Settings.SupportUri = "x").Take(1), "support_uri is 'x'");
        One(Check(m => m[1].Rosters[0].Sequence = 9).Take(1), "which is not recorded");
        One(Check(m => (m[2], m[3]) = (m[3], m[2])), "briar came after SNAPSHOT_COMPLETE");
        Check(m => m.RemoveAt(2)).ShouldContain("briar/3 came after 0: a gap.");
        Check(m =>
            {
                m.RemoveAt(2);
                m[3].Changes.RemoveAt(1);
            })
            .ShouldContain("briar is at 0 and should be at 3.");
    }

    [Fact]
    public void Snapshot_WhenChangesDoNotFollowIt_NamesThem()
    {
        One(Check(m => m[4].Changes.Insert(0, Recorded[2])), "alder/2 came, and 2 was there already");
        One(Check(m => m[4].Changes.RemoveAt(0)).Take(1), "alder/4 came after 2: a gap");
        One(Check(m => (m[3], m[4]) = (m[4], m[3])).Take(1), "alder/3 came before SNAPSHOT_COMPLETE");
        One(Check(m => m[4].Changes.RemoveAt(2)), "alder is at 3 and should be at 4");
        One(Check(m => m.Add(Bookmark(70, FeedBookmarkKind.SnapshotComplete))), "SNAPSHOT_COMPLETE came twice");
    }

    private static IReadOnlyList<string> Check(Action<List<WatchChangesResponse>> plant) =>
        Snapshot.Check(FromASnapshot.With(plant), History);

    private static void One(IEnumerable<string> violations, string says) =>
        violations.ShouldHaveSingleItem().ShouldContain(says);
}
