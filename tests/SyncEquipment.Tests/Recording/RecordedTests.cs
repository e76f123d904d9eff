using PublisherMigration.Contracts.V1;
using PublisherMigration.Sync.Validators;
using PublisherMigration.Sync.Validators.Recording;
using PublisherMigration.SyncEquipment.Tests.Support;
using static PublisherMigration.SyncEquipment.Tests.Support.Changes;

namespace PublisherMigration.SyncEquipment.Tests.Recording;

public sealed class RecordedTests
{
    private static readonly Change Second = Sample.Recorded[2];

    /// <summary>alder 2, as it was sent.</summary>
    private static readonly AccountChange Sent = new()
    {
        ChangeId = Second.ChangeId,
        SourceVersion = 2,
        MemberAdded = new MemberAdded { Member = Marketer("ida") },
    };

    private static readonly ChangeResult Result = new()
    {
        Outcome = ChangeOutcome.Recorded,
        Sequence = 2,
        Position = 30,
    };

    [Fact]
    public void Recorded_WhenTheAnswerIsTrue_FindsNothing()
    {
        Check(Result).ShouldBeEmpty();
        Check(result: null).ShouldBeEmpty();
        Check(As(ChangeOutcome.Duplicate, ChangeOutcome.Recorded)).ShouldBeEmpty();
    }

    [Fact]
    public void Recorded_WhenTheAnswerIsNotTrue_NamesIt()
    {
        Check(With(result => result.Sequence = 3)).ShouldHaveSingleItem().ShouldContain("is at 2 (30), not at 3 (30)");
        Check(With(result => result.Position = 31)).ShouldHaveSingleItem();
        Check(As(ChangeOutcome.NoEffect)).ShouldHaveSingleItem().ShouldContain("recorded all the same");
        Check(As(ChangeOutcome.Stale)).ShouldHaveSingleItem();
        Check(As(ChangeOutcome.Held)).ShouldHaveSingleItem().ShouldContain("without an approval");
        Check(As(ChangeOutcome.Duplicate, ChangeOutcome.NoEffect)).ShouldHaveSingleItem();
        Check(new ChangeResult { Error = new ItemError { Reason = ErrorReason.LastOwner } }).ShouldHaveSingleItem();
    }

    [Fact]
    public void Recorded_WhenTheHistoryLosesRepeatsOrInvents_NamesIt()
    {
        Check(Result, changes => changes.RemoveAt(2)).ShouldHaveSingleItem().ShouldContain("is not recorded");
        Check(Result, changes => changes.Add(At(Second, 5, 90))).ShouldContain(v => v.Contains("recorded 2 times"));
        Check(result: null, changes => changes.Add(At(Second, 5, 90))).ShouldHaveSingleItem();
        Check(Result, changes => changes[2].MemberAdded.Member.PartnerCenterRoles.Add(PartnerCenterRole.Owner))
            .ShouldHaveSingleItem()
            .ShouldContain("as something else");
        Check(Result, changes => changes[2].SourceVersion = 9).ShouldHaveSingleItem();
        Recorded.Check([], new FeedHistory([Second])).ShouldHaveSingleItem().ShouldContain("nobody sent its change id");
    }

    [Fact]
    public void Recorded_OfAHeldChange_MayBeThereOnceApproved() =>
        Check(As(ChangeOutcome.Held), changes => changes[2].Cause = ChangeCause.HoldApproved).ShouldBeEmpty();

    [Fact]
    public void Recorded_OfSettings_KnowsFieldsByMaskOrByBeingSet()
    {
        var settings = new AccountChange
        {
            ChangeId = Sample.Recorded[5].ChangeId,
            SourceVersion = 3,
            SettingsChanged = new SettingsChanged { SupportUri = "https://briar.example/help", ContactEmail = "" },
        };
        CheckBriar(settings).ShouldBeEmpty();
        settings.SettingsChanged.UpdateMask = new() { Paths = { "support_uri" } };
        CheckBriar(settings).ShouldHaveSingleItem().ShouldContain("as something else");
        settings.SettingsChanged.UpdateMask.Paths.Add("contact_email");
        CheckBriar(settings).ShouldBeEmpty();
        settings.SettingsChanged.SupportUri = "https://briar.example/other";
        CheckBriar(settings).ShouldHaveSingleItem();
    }

    [Fact]
    public void Repeated_WhenTheAnswerIsTheSame_FindsNothing()
    {
        Again(Result, As(ChangeOutcome.Duplicate, ChangeOutcome.Recorded)).ShouldBeEmpty();
        Again(As(ChangeOutcome.Stale), As(ChangeOutcome.Stale)).ShouldBeEmpty();
        Again(As(ChangeOutcome.Held), As(ChangeOutcome.Duplicate, ChangeOutcome.Held)).ShouldBeEmpty();
        Again(first: null, Result).ShouldBeEmpty();
        Again(first: null, As(ChangeOutcome.Duplicate, ChangeOutcome.Recorded)).ShouldBeEmpty();
        Again(Result, again: null).ShouldBeEmpty();
    }

    [Fact]
    public void Repeated_WhenTheAnswerIsAnother_NamesIt()
    {
        Again(Result, Result).ShouldHaveSingleItem();
        Again(Result, As(ChangeOutcome.Duplicate, ChangeOutcome.NoEffect)).ShouldHaveSingleItem();
        Again(Result, As(ChangeOutcome.Stale)).ShouldHaveSingleItem();
        var elsewhere = As(ChangeOutcome.Duplicate, ChangeOutcome.Recorded);
        elsewhere.Sequence = 3;
        Again(Result, elsewhere).ShouldHaveSingleItem();
        Again(As(ChangeOutcome.Stale), Result).ShouldHaveSingleItem();
        Again(first: null, As(ChangeOutcome.Duplicate, ChangeOutcome.Stale)).ShouldHaveSingleItem();
    }

    [Fact]
    public void OutcomeCounts_WhenOneIsLostOrCountedTwice_NameIt()
    {
        ChangeResult[] results =
        [
            Result,
            As(ChangeOutcome.NoEffect),
            As(ChangeOutcome.Stale),
            As(ChangeOutcome.Held),
            As(ChangeOutcome.Duplicate, ChangeOutcome.Recorded),
            new() { Error = new ItemError { Reason = ErrorReason.LastOwner } },
        ];
        OutcomeCounts.Of(6, results).Check().ShouldBeEmpty();
        OutcomeCounts.Of(7, results).Check().ShouldHaveSingleItem();
        (OutcomeCounts.Of(6, results) with { Duplicate = 2 }).Check().ShouldHaveSingleItem();
        OutcomeCounts.Of(1, [new ChangeResult()]).Check().ShouldHaveSingleItem();
    }

    private static IReadOnlyList<string> Check(ChangeResult? result, Action<List<Change>>? plant = null)
    {
        // Cut-overs, and alder 2: nobody has to have sent the rest.
        List<Change> changes = [.. Sample.Recorded.Take(3)];
        plant?.Invoke(changes);
        return Recorded.Check([new AnsweredChange("alder", Sent, result)], new FeedHistory(changes));
    }

    private static IReadOnlyList<string> CheckBriar(AccountChange sent) =>
        Recorded.Check([new AnsweredChange("briar", sent, Result: null)], new FeedHistory([Sample.Recorded[5]]));

    private static IReadOnlyList<string> Again(ChangeResult? first, ChangeResult? again) =>
        Repeated.Check(new AnsweredChange("alder", Sent, first), new AnsweredChange("alder", Sent, again));

    private static ChangeResult As(ChangeOutcome outcome, ChangeOutcome original = ChangeOutcome.Unspecified) =>
        With(result => (result.Outcome, result.OriginalOutcome) = (outcome, original));

    private static ChangeResult With(Action<ChangeResult> change)
    {
        var result = Result.Clone();
        change(result);
        return result;
    }

    private static Change At(Change change, long sequence, long position)
    {
        var moved = change.Clone();
        (moved.Sequence, moved.Position) = (sequence, position);
        return moved;
    }
}
