using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;
using static PublisherMigration.Api.Tests.Sync.PartnerCenter;

namespace PublisherMigration.Api.Tests.Sync;

public sealed class ReportRosterTests(SharedService shared) : SyncTests(shared)
{
    [Fact]
    public async Task Report_RecordsTheDifferences_InOneGo()
    {
        var id = await Source.MigratedAsync(developers: 2);

        var answer = await Source.ReportAsync(
            id,
            version: 9,
            [.. Roster(1), With(Who.Remy, PartnerCenterRole.Owner, PartnerCenterRole.Marketer)],
            new() { DisplayName = "Renamed", ContactEmail = "help@alder.example" }
        );

        answer.ShouldBe(
            new ReportRosterResponse
            {
                Outcome = ChangeOutcome.Recorded,
                Added = 1,
                Removed = 1,
                SettingsChanged = 2,
                Unchanged = 3,
                FirstSequence = 2,
                LastSequence = 4,
                FeedId = FeedId,
            }
        );
        var changes = (await StoredChanges.OfAsync(Service, id)).Skip(1).ToList();
        changes
            .Select(static c => c.KindCase)
            .ShouldBe([
                Change.KindOneofCase.MemberAdded,
                Change.KindOneofCase.SettingsChanged,
                Change.KindOneofCase.MemberRemoved,
            ]);
        changes.ShouldAllBe(static c => c.Cause == ChangeCause.Roster && c.SourceVersion == 9);
        changes.Select(static c => Guid.ParseExact(c.ChangeId, "D").Version).Distinct().ShouldBe([5]);

        (
            await Source.ReportAsync(
                id,
                9,
                [.. Roster(1), With(Who.Remy, PartnerCenterRole.Owner, PartnerCenterRole.Marketer)],
                new() { DisplayName = "Renamed", ContactEmail = "help@alder.example" }
            )
        ).ShouldBe(
            World.With(
                answer.Clone(),
                a => (a.Outcome, a.OriginalOutcome) = (ChangeOutcome.Duplicate, ChangeOutcome.Recorded)
            )
        );
        (await Source.ReportAsync(id, 8, Roster(1))).Outcome.ShouldBe(ChangeOutcome.Stale);
        (
            await Source.ReportAsync(
                id,
                10,
                [.. Roster(1), With(Who.Remy, PartnerCenterRole.Owner, PartnerCenterRole.Marketer)]
            )
        ).Outcome.ShouldBe(ChangeOutcome.NoEffect);
        await Refusal.OfAsync(ErrorReason.ChangeIdReused, () => Source.ReportAsync(id, 10, Roster(1, 2)));
    }

    [Fact]
    public async Task Report_OverTheGuard_IsHeldWhole_AndTheRepetitionTellsTheDecision()
    {
        var id = await Source.MigratedAsync(developers: 9);

        var held = await Source.ReportAsync(id, version: 9, [.. Roster(), With(Who.Remy, PartnerCenterRole.Developer)]);

        var hold = await Source.OpenHoldAsync(id);
        (held.Outcome, held.Added, held.Removed, held.FirstSequence).ShouldBe((ChangeOutcome.Held, 1, 9, 0));
        held.Hold.ShouldBe(new HoldReference { HoldId = hold.HoldId, State = HoldState.Open });
        (hold.Kind, hold.SourceVersion, hold.ChangeCount, hold.Counted, hold.MembersBefore).ShouldBe(
            (HoldKind.Roster, 9, 10, 9, 10)
        );
        (await StoredChanges.OfAsync(Service, id)).Count.ShouldBe(1);

        await Source.ApproveAsync(hold);

        var again = await Source.ReportAsync(id, 9, [.. Roster(), With(Who.Remy, PartnerCenterRole.Developer)]);
        (again.Outcome, again.OriginalOutcome, again.Hold.State).ShouldBe(
            (ChangeOutcome.Duplicate, ChangeOutcome.Held, HoldState.Approved)
        );
        (await Portal.PublisherAsync(id)).Members.Select(static m => m.Principal).ShouldBe([Who.Mara, Who.Remy]);
    }

    [Fact]
    public async Task Report_ThatCannotBeWhole_IsRefused()
    {
        var id = await Source.MigratedAsync();

        await Refusal.OfAsync(
            ErrorReason.RosterIncomplete,
            () => Source.ReportAsync(id, 9, Roster(1), complete: false)
        );
        await Refusal.OfAsync(ErrorReason.RosterEmpty, () => Source.ReportAsync(id, 9, []));
        var large = await Refusal.OfAsync(
            ErrorReason.RosterTooLarge,
            () => Source.ReportAsync(id, 9, Roster(Enumerable.Range(1, 10_000)))
        );
        (large.Words["members"], large.Words["limit"]).ShouldBe(("10001", "10000"));
        await Refusal.OfAsync(
            ErrorReason.LastOwner,
            () => Source.ReportAsync(id, 9, [With(Dev(1), PartnerCenterRole.Developer)])
        );
        await Refusal.OfAsync(ErrorReason.PublisherNotFound, () => Source.ReportAsync("nobody", 9, Roster(1)));
        var open = await ReadyAccountAsync();
        await Refusal.OfAsync(ErrorReason.NotMigrated, () => Source.ReportAsync(open, 9, Roster(1)));
        (await StoredChanges.OfAsync(Service, id)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Report_OfWrongShape_NamesTheMembers()
    {
        var id = await Source.MigratedAsync();

        var refused = await Refusal.OfAsync(
            ErrorReason.RequestInvalid,
            () => Source.ReportAsync(id, 0, [.. Roster(1), With(Dev(1), PartnerCenterRole.Owner), With(Dev(2))])
        );

        refused
            .Detail<Google.Rpc.BadRequest>()
            .FieldViolations.Select(static v => v.Field)
            .ShouldBe(["source_version", "members[2].principal", "members[3].partner_center_roles"]);
    }
}
