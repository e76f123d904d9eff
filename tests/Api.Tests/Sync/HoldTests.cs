using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;
using static PublisherMigration.Api.Tests.Sync.PartnerCenter;

namespace PublisherMigration.Api.Tests.Sync;

/// <summary>What operators see and decide of what the guard holds.</summary>
public sealed class HoldTests(SharedService shared) : SyncTests(shared)
{
    [Fact]
    public async Task Approve_RecordsWhatIsHeld_AndWritesTheAudit()
    {
        var (id, changes) = await HeldAsync();
        var hold = await Source.OpenHoldAsync(id);
        (hold.State, hold.Kind, hold.ChangeCount, hold.Counted, hold.MembersBefore).ShouldBe(
            (HoldState.Open, HoldKind.Changes, 2, 7, 10)
        );
        hold.Changes.Select(static c => (c.Change.MemberRemoved.Principal, c.State))
            .ShouldBe([(Dev(6), HeldChangeState.Waiting), (Dev(7), HeldChangeState.Waiting)]);
        hold.Changes[0].Change.ShouldBe(changes[0]);
        hold.Changes[0].PreviousRoles.ShouldBe([PartnerCenterRole.Developer]);

        var approved = await Source.ApproveAsync(hold, "as announced", Who.Tobi.Acts());

        (approved.State, approved.Note, approved.DecidedBy.Principal).ShouldBe(
            (HoldState.Approved, "as announced", Who.Tobi)
        );
        approved
            .Changes.Select(static c => (c.State, c.Sequence))
            .ShouldBe([(HeldChangeState.Recorded, 7), (HeldChangeState.Recorded, 8)]);
        var audit = (await Portal.EventsAsync(id))[^1];
        (audit.Kind, audit.Note, audit.Initiator.Principal).ShouldBe(
            (MigrationEventKind.HeldChangesApproved, "as announced", Who.Tobi)
        );
        (audit.FromState, audit.ToState).ShouldBe((MigrationState.Migrated, MigrationState.Migrated));
        var learnt = await Source.RecordAsync(id, changes[1]);
        learnt.ShouldBe(
            new RecordChangeResponse
            {
                Outcome = ChangeOutcome.Duplicate,
                OriginalOutcome = ChangeOutcome.Held,
                Sequence = 8,
                Position = (await StoredChanges.OfAsync(Service, id))[^1].Position,
                FeedId = FeedId,
                Hold = new() { HoldId = hold.HoldId, State = HoldState.Approved },
            }
        );
    }

    [Fact]
    public async Task Hold_IsLogged_WhenItOpens_AndWhenItComesToHoldTen()
    {
        var id = await Source.MigratedAsync(developers: 30);
        (await Source.RemoveAsync(id, 1, 15, version: 1)).Distinct().ShouldBe([ChangeOutcome.Recorded]);
        LoggedHolds(id).ShouldBe(0);

        await Source.RemoveAsync(id, 16, 19, version: 1);
        LoggedHolds(id).ShouldBe(1);
        var sixth = Removed(Dev(20), version: 1);
        await Source.RecordAsync([Of(id, sixth), Of(id, sixth), .. Removals(21, 24)]);
        LoggedHolds(id).ShouldBe(1);
        await Source.RecordAsync([.. Removals(25, 30)]);

        LoggedHolds(id).ShouldBe(2);
        (await Source.OpenHoldAsync(id)).ChangeCount.ShouldBe(15);

        IEnumerable<ChangeToRecord> Removals(int first, int last) =>
            Enumerable.Range(first, last - first + 1).Select(n => Of(id, Removed(Dev(n), version: 1)));
    }

    [Fact]
    public async Task HeldRoster_IsLogged_Once_AndOneThatReplacesItToo()
    {
        var id = await Source.MigratedAsync(developers: 9);

        await Source.ReportAsync(id, 5, Roster());
        await Source.ReportAsync(id, 5, Roster());
        LoggedHolds(id).ShouldBe(1);
        await Source.ReportAsync(id, 6, Roster());

        LoggedHolds(id).ShouldBe(2);
    }

    [Fact]
    public async Task Approve_Again_AnswersTheSame_AndWritesNothing()
    {
        var (id, _) = await HeldAsync();
        var hold = await Source.OpenHoldAsync(id);
        var approved = await Source.ApproveAsync(hold);

        (await Source.ApproveAsync(hold, "again")).ShouldBe(approved);

        (await StoredChanges.OfAsync(Service, id)).Count.ShouldBe(8);
        (await Portal.EventsAsync(id)).Count(e => e.Kind == MigrationEventKind.HeldChangesApproved).ShouldBe(1);
        var refused = await Refusal.OfAsync(ErrorReason.HoldAlreadyDecided, () => Source.RejectAsync(hold));
        refused.Words["state"].ShouldBe("APPROVED");
    }

    [Fact]
    public async Task Reject_RecordsNothing_AndWritesTheAudit()
    {
        var (id, changes) = await HeldAsync();
        var hold = await Source.OpenHoldAsync(id);

        var rejected = await Source.RejectAsync(hold, "a mistake");

        rejected.Changes.Select(static c => c.State).Distinct().ShouldBe([HeldChangeState.Rejected]);
        (await StoredChanges.OfAsync(Service, id)).Count.ShouldBe(6);
        (await Portal.EventsAsync(id))[^1].Kind.ShouldBe(MigrationEventKind.HeldChangesRejected);
        (await Source.HoldsAsync(id)).ShouldBeEmpty();
        (await Source.HoldsAsync(id, HoldState.Rejected)).ShouldBe([rejected]);
        (await Source.RecordAsync(id, changes[0])).Hold.State.ShouldBe(HoldState.Rejected);
        (await Source.RecordAsync(id, Removed(Dev(6), version: 2))).Outcome.ShouldBe(ChangeOutcome.Stale);
        (await Source.RecordAsync(id, Removed(Dev(6), version: 3))).Outcome.ShouldBe(ChangeOutcome.Held);
    }

    [Fact]
    public async Task Decision_WithAnOldDigest_IsRefused_AndOfAnUnknownHoldToo()
    {
        var (id, _) = await HeldAsync();
        var seen = await Source.OpenHoldAsync(id);
        await Source.RecordAsync(id, Removed(Dev(8), version: 2));
        var now = await Source.OpenHoldAsync(id);

        var stale = await Refusal.OfAsync(ErrorReason.HoldDigestStale, () => Source.ApproveAsync(seen));
        stale.Words["digest"].ShouldBe(now.Digest);
        await Refusal.OfAsync(ErrorReason.HoldDigestStale, () => Source.RejectAsync(seen));
        var unknown = World.With(now.Clone(), h => h.HoldId = Ids.NewRequest());
        await Refusal.OfAsync(ErrorReason.HoldNotFound, () => Source.ApproveAsync(unknown));
        var elsewhere = World.With(now.Clone(), h => h.PublisherId = "nobody");
        await Refusal.OfAsync(ErrorReason.PublisherNotFound, () => Source.ApproveAsync(elsewhere));
        var other = await Source.MigratedAsync();
        await Refusal.OfAsync(
            ErrorReason.HoldNotFound,
            () => Source.ApproveAsync(World.With(now.Clone(), h => h.PublisherId = other))
        );
        var open = await ReadyAccountAsync();
        await Refusal.OfAsync(
            ErrorReason.NotMigrated,
            () => Source.RejectAsync(World.With(now.Clone(), h => h.PublisherId = open))
        );
        await Refusal.OfAsync(
            ErrorReason.ActorKindNotAllowed,
            () => Source.ApproveAsync(now, actor: Who.GroupOfAlias("admins").Acts())
        );
        (await Source.OpenHoldAsync(id)).ShouldBe(now);
    }

    [Fact]
    public async Task Holds_AreListedNewestFirst_PageByPage()
    {
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            ids.Add((await HeldAsync()).Id);
        }

        var seen = new List<string>();
        var request = new ListHeldChangesRequest { PageSize = 2 };
        do
        {
            var page = await Source.Client.ListHeldChangesAsync(request, Portal.Options);
            page.Holds.Count.ShouldBeLessThanOrEqualTo(2);
            seen.AddRange(page.Holds.Select(static h => h.PublisherId));
            request.PageToken = page.NextPageToken;
        } while (request.PageToken.Length > 0);

        seen.Where(ids.Contains).ShouldBe(((IEnumerable<string>)ids).Reverse());
        await Refusal.OfAsync(
            ErrorReason.PageTokenInvalid,
            async () => await Source.Client.ListHeldChangesAsync(new() { PageToken = "x" }, Portal.Options)
        );
    }

    private int LoggedHolds(string id) =>
        Service.Log.Lines.Count(line =>
            line.Text.StartsWith($"The mass-removal guard holds what was sent for {id}:", StringComparison.Ordinal)
        );

    /// <summary>Five removed, two held at version 2.</summary>
    private async Task<(string Id, AccountChange[] Held)> HeldAsync()
    {
        var id = await Source.MigratedAsync(developers: 9);
        await Source.RemoveAsync(id, 1, 5, version: 2);
        AccountChange[] changes = [Removed(Dev(6), version: 2), Removed(Dev(7), version: 2)];
        foreach (var change in changes)
        {
            (await Source.RecordAsync(id, change)).Outcome.ShouldBe(ChangeOutcome.Held);
        }

        return (id, changes);
    }
}
