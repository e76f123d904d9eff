using PublisherMigration.Sync.Validators.Feed;
using static PublisherMigration.SyncEquipment.Tests.Support.Sample;

namespace PublisherMigration.SyncEquipment.Tests.Feed;

public sealed class ResumableTests
{
    [Fact]
    public void Join_OfStreamsThatWereCutAnywhere_IsTheWhole()
    {
        for (var cut = 1; cut < Whole.Messages.Count; cut++)
        {
            for (var read = cut; read <= Whole.Messages.Count; read++)
            {
                FeedGuarantees.Check([First(read), Resumed(cut)], History).ShouldBeEmpty();
                var (whole, _) = Resumable.Join([First(read), Resumed(cut)]);
                Resumable.Compare(whole, Whole).ShouldBeEmpty();
            }
        }
    }

    [Fact]
    public void Join_InTheMiddleOfASnapshot_IsTheWhole()
    {
        var first = FromASnapshot with { Messages = [.. FromASnapshot.Messages.Take(2)] };
        var rest = FromASnapshot with
        {
            ResumedFrom = "after-alder",
            Messages = [Bookmark(40), .. FromASnapshot.Messages.Skip(2)],
        };
        FeedGuarantees.Check([first, rest], History).ShouldBeEmpty();
        var again = rest with { Messages = [Bookmark(40), .. FromASnapshot.Messages.Skip(1)] };
        FeedGuarantees.Check([first, again], History).ShouldHaveSingleItem().ShouldContain("alder came twice");
    }

    [Fact]
    public void Join_WhenSomethingIsSkippedOrRepeated_IsCaught()
    {
        var skipping = Resumed(2).With(m => m.RemoveAt(1));
        FeedGuarantees.Check([First(2), skipping], History).ShouldContain("alder/2 is missing.");

        var repeating = Resumed(2).With(m => m.Insert(1, Message(Recorded[1])));
        FeedGuarantees.Check([First(2), repeating], History).ShouldContain("briar/1 came twice.");

        var diverging = Resumed(2).With(m => m[1].Changes.RemoveAt(0));
        Resumable
            .Join([First(4), diverging])
            .Violations.ShouldHaveSingleItem()
            .ShouldBe("After resuming briar/2 came where alder/2 had come before.");
    }

    [Fact]
    public void Join_WhenATokenIsUnknownOrNamesTwoPlaces_IsCaught()
    {
        Resumable
            .Join([First(2), Resumed(2) with { ResumedFrom = "invented" }])
            .Violations.ShouldHaveSingleItem()
            .ShouldContain("invented");
        var ambiguous = First(3).With(m => m[2].ResumeToken = m[1].ResumeToken);
        Resumable.Join([ambiguous, Resumed(2)]).Violations.ShouldContain("The token after-20 names two places.");
        // A bookmark right after a change is at the same place.
        var bookmarked = First(2).With(m => m.Add(Bookmark(20)));
        FeedGuarantees.Check([bookmarked, Resumed(2)], History).ShouldBeEmpty();
    }

    [Fact]
    public void Compare_WhenTheResumedOneLacksOrAddsAChange_NamesIt()
    {
        Resumable.Compare(Whole.With(m => m[4].Changes.Clear()), Whole).ShouldHaveSingleItem().ShouldContain("alder/4");
        Resumable.Compare(Whole, Whole.With(m => m[4].Changes.Clear())).ShouldHaveSingleItem().ShouldContain("alder/4");
        Resumable.Compare(Whole.With(m => m[1].Changes.RemoveAt(0)), Whole).ShouldNotBeEmpty();
    }

    private static WatchedStream First(int messages) => Whole with { Messages = [.. Whole.Messages.Take(messages)] };

    /// <summary>A bookmark, then exactly the rest.</summary>
    private static WatchedStream Resumed(int after) =>
        Whole with
        {
            FromBeginning = false,
            ResumedFrom = Whole.Messages[after - 1].ResumeToken,
            Messages = [Bookmark(EndOf(after)), .. Whole.Messages.Skip(after)],
        };

    private static long EndOf(int messages) => First(messages).EndPosition;
}
