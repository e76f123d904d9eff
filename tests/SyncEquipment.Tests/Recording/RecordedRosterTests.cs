using PublisherMigration.Contracts.V1;
using PublisherMigration.Sync.Validators;
using PublisherMigration.Sync.Validators.Recording;
using PublisherMigration.SyncEquipment.Tests.Support;
using static PublisherMigration.SyncEquipment.Tests.Support.Changes;

namespace PublisherMigration.SyncEquipment.Tests.Recording;

public sealed class RecordedRosterTests
{
    /// <summary>alder 2 to 4 as the differences of one roster: ida added, tobi removed, ida an owner after all.</summary>
    private static Change[] Differences =>
        [
            .. Sample
                .Recorded.Where(change => change is { PublisherId: "alder", Sequence: > 1 })
                .Select(change =>
                {
                    (change.Cause, change.SourceVersion) = (ChangeCause.Roster, 20);
                    return change;
                })
                .Where(change => change.Sequence < 4),
        ];

    private static ReportRosterRequest Request =>
        new()
        {
            PublisherId = "alder",
            SourceVersion = 20,
            Complete = true,
            Members = { Owner("mara"), Marketer("ida") },
        };

    private static ReportRosterResponse Response =>
        new()
        {
            Outcome = ChangeOutcome.Recorded,
            Added = 1,
            Removed = 1,
            Unchanged = 1,
            FirstSequence = 2,
            LastSequence = 3,
        };

    [Fact]
    public void Check_WhenTheAnswerIsTrue_FindsNothing()
    {
        Check(_ => { }).ShouldBeEmpty();
        RecordedRoster.Check(new(Request, Response: null), new FeedHistory(Differences)).ShouldBeEmpty();
        RecordedRoster.Check(new(Request, Response: null), new FeedHistory([])).ShouldBeEmpty();
        Check(r => (r.Outcome, r.OriginalOutcome) = (ChangeOutcome.Duplicate, ChangeOutcome.Recorded)).ShouldBeEmpty();
    }

    [Fact]
    public void Check_WhenTheAnswerIsNotTrue_NamesIt()
    {
        Check(response => response.LastSequence = 4).ShouldHaveSingleItem().ShouldContain("stands at 2 to 3");
        Check(response => response.Added = 2).ShouldHaveSingleItem().ShouldContain("counts otherwise");
        Check(response => response.Removed = 0).ShouldHaveSingleItem();
        Check(response => response.RolesChanged = 1).ShouldHaveSingleItem();
        Check(response => response.SettingsChanged = 1).ShouldHaveSingleItem();
        Check(response => response.Outcome = ChangeOutcome.Stale)
            .ShouldHaveSingleItem()
            .ShouldContain("recorded all the same");
        RecordedRoster.Check(new(Request, Response), new FeedHistory([])).ShouldHaveSingleItem();
    }

    [Fact]
    public void Check_WhenARosterIsRecordedInPartsOrOtherwise_NamesIt()
    {
        var torn = Differences;
        torn[1].Sequence = 5;
        RecordedRoster
            .Check(new(Request, Response: null), new FeedHistory(torn))
            .ShouldHaveSingleItem()
            .ShouldContain("in parts");
        var without = Request;
        without.Members.RemoveAt(1);
        RecordedRoster
            .Check(new(without, Response: null), new FeedHistory(Differences))
            .ShouldHaveSingleItem()
            .ShouldContain("does not say alder/2");
        var with = Request;
        with.Members.Add(Contributor("tobi"));
        RecordedRoster
            .Check(new(with, Response: null), new FeedHistory(Differences))
            .ShouldHaveSingleItem()
            .ShouldContain("does not say alder/3");
    }

    private static IReadOnlyList<string> Check(Action<ReportRosterResponse> plant)
    {
        var response = Response;
        plant(response);
        return RecordedRoster.Check(new(Request, response), new FeedHistory(Differences));
    }
}
