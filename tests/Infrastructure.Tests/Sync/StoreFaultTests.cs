using PublisherMigration.Application.AccountSync.Recording;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence;
using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.Sync;

/// <summary>
/// The n-th time that the store comes to a step it fails, n rising until it comes there no more: whoever repeats what was not
/// answered ends where an undisturbed run ends.
/// </summary>
public sealed class StoreFaultTests
{
    [Theory]
    [InlineData((int)StoreStep.Begin)]
    [InlineData((int)StoreStep.RunItem)]
    [InlineData((int)StoreStep.BeforeCommit)]
    [InlineData((int)StoreStep.AfterCommit)]
    public async Task Story_InterruptedAnywhere_EndsAsWithoutInterruption(int step)
    {
        var undisturbed = await new Story(StoreSeam.None).RunAsync();
        var (nth, seen) = (0, 0);
        while (true)
        {
            nth++;
            var seam = new NthSeam((StoreStep)step, nth);
            var story = new Story(seam, afterCommit: (StoreStep)step == StoreStep.AfterCommit);

            (await story.RunAsync()).ShouldBe(undisturbed, $"Failed at the {nth}th.");

            if (!seam.HasFired)
            {
                nth.ShouldBeGreaterThan(Story.Steps);
                // Those that met the projection of rows were made good and seen by nobody.
                seen.ShouldBeGreaterThanOrEqualTo(Story.Steps);
                return;
            }

            seen += story.Interruptions;
        }
    }

    [Fact]
    public async Task Commit_OfUnknownFate_IsAnsweredByTheRepetition_WithTheOriginal()
    {
        var seam = new FailingSeam(StoreStep.AfterCommit);
        await using var store = TestStore.Open(seam);
        await store.MigrateAsync("acme");
        var id = Guid.NewGuid();
        seam.FailNext(1);

        var failed = store.AddAsync("acme", SyncedStore.Dev(1), SyncedStore.Developer, version: 1, id);
        (await Should.ThrowAsync<RuleViolationException>(failed)).Violation.Reason.ShouldBe(Reason.StoreUnavailable);
        var stored = (await store.ChangesAsync("acme"))[^1];

        var again = await store.AddAsync("acme", SyncedStore.Dev(1), SyncedStore.Developer, version: 1, id);
        again.ShouldBe(new ChangeAnswer(ChangeOutcome.Duplicate, 2, stored.Position, Original: ChangeOutcome.Recorded));
        (await store.ChangesAsync("acme")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Commit_OfUnknownFate_PutsReadsOfTheAccountOutOfDate()
    {
        var seam = new FailingSeam(StoreStep.AfterCommit);
        await using var store = TestStore.Open(seam);
        await store.MigrateAsync("acme");
        var stamps = store.Get<Application.Common.Persistence.IChangeStamps>();
        var before = stamps.Of(Fleet.Id("acme"));
        seam.FailNext(1);

        await Should.ThrowAsync<RuleViolationException>(
            store.AddAsync("acme", SyncedStore.Dev(1), SyncedStore.Developer, version: 1)
        );

        stamps.Of(Fleet.Id("acme")).ShouldNotBe(before);
    }

    [Fact]
    public async Task Commit_ThatFailed_LeavesNoCopyInMemory()
    {
        var seam = new FailingSeam(StoreStep.BeforeCommit);
        await using var store = TestStore.Open(seam);
        await store.MigrateAsync("acme");
        // The writer knows the account, decides in memory, and then cannot commit.
        await store.AddAsync("acme", SyncedStore.Dev(1), SyncedStore.Developer, version: 1);
        seam.FailNext(1);
        await Should.ThrowAsync<RuleViolationException>(store.RemoveAsync("acme", SyncedStore.Dev(1), version: 9));

        (await store.WriteAsync(static session => session.Synced.Find(Fleet.Id("acme"))!.Sequence)).ShouldBe(2);
        // Not stale: the version of what was lost is lost with it.
        var lower = await store.RemoveAsync("acme", SyncedStore.Dev(1), version: 5);
        (lower.Outcome, lower.Sequence).ShouldBe((ChangeOutcome.Recorded, 3));
        var changes = await store.ChangesAsync("acme");
        changes.Select(static c => c.Sequence).ShouldBe([1, 2, 3]);
        changes[2].Position.ShouldBe(lower.Position);
    }

    /// <summary>One message a batch, as where the second comes while the first is written; then what waits is one batch.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task LaterMessages_OfAStream_AreNotDecidedBeforeTheOneThatFailed(int mostInABatch)
    {
        var seam = new FailingSeam(StoreStep.RunItem);
        await using var store = TestStore.Open(
            seam,
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Database:MaxBatch"] = $"{mostInABatch}" }
        );
        await store.MigrateAsync("acme");
        var (broken, whole) = (new StreamOrder(), new StreamOrder());
        using var held = await HeldWriter.OfAsync(store.Store);
        List<QueuedChanges> lost = [];
        for (var number = 1; number <= 4; number++)
        {
            lost.Add(await store.QueueAsync(broken, Addition(number)));
        }

        seam.FailNext(1);
        held.Release();
        foreach (var message in lost)
        {
            var refused = await Should.ThrowAsync<RuleViolationException>(message.Answered);
            refused.Violation.Reason.ShouldBe(Reason.StoreUnavailable);
        }

        seam.Fired.ShouldBe(1);
        (await (await store.QueueAsync(whole, Addition(5))).Answered).Single().Sequence.ShouldBe(2);
        (await store.ChangesAsync("acme")).Count.ShouldBe(2);

        static ChangeInput Addition(int number) =>
            SyncedStore.Change(
                "acme",
                ChangeInputKind.MemberAdded,
                SyncedStore.Dev(number),
                [SyncedStore.Developer],
                version: number
            );
    }

    [Fact]
    public async Task RefusedNeighbour_TakesItsOwnChangesWithIt_AndNoOthers()
    {
        await using var store = TestStore.Open();
        await store.MigrateAsync("acme");
        await store.MigrateAsync("other");
        using var held = await HeldWriter.OfAsync(store.Store);
        var first = store.AddAsync("acme", SyncedStore.Dev(1), SyncedStore.Developer, version: 1);
        var undone = store.WriteAsync<int>(session =>
        {
            foreach (var id in new[] { Fleet.Id("acme"), Fleet.Id("other") })
            {
                var account = session.Synced.Find(id)!;
                account.Restate(ChangeCause.Restated, Initiator.System, session.Synced.Feed);
                session.Synced.Save(account);
            }

            throw new RuleViolationException(Reason.NotAnOwner);
        });
        var second = store.AddAsync("acme", SyncedStore.Dev(2), SyncedStore.Developer, version: 1);
        var third = store.AddAsync("other", SyncedStore.Dev(1), SyncedStore.Developer, version: 1);
        held.Release();

        await Should.ThrowAsync<RuleViolationException>(undone);
        ((await first).Sequence, (await second).Sequence, (await third).Sequence).ShouldBe((2, 3, 2));
        // Positions rise and are not given twice; those of what was undone are left out.
        (await second).Position.ShouldBe((await first).Position + 3);
        foreach (var id in new[] { "acme", "other" })
        {
            var changes = await store.ChangesAsync(id);
            changes.ShouldNotContain(static c => c.Body is AccountRestated);
            (await store.FindAsync(id)).Sequence.ShouldBe(changes.Count);
        }
    }

    /// <summary>What a source and an operator do to an account, each repeated until it is answered.</summary>
    private sealed class Story(StoreSeam seam, bool afterCommit = false)
    {
        public const int Steps = 12;
        private TestStore _store = null!;

        public int Interruptions { get; private set; }

        public async Task<string> RunAsync()
        {
            await using var store = _store = TestStore.Open(seam);
            await store.MigrateAsync("acme", developers: 9);
            await store.MigrateAsync("other", developers: 1);
            (seam as NthSeam)?.Arm();

            await ChangeAsync(ChangeInputKind.MemberAdded, 20, SyncedStore.Marketer, 1, ChangeOutcome.Recorded);
            await ChangeAsync(ChangeInputKind.MemberAdded, 1, SyncedStore.Developer, 1, ChangeOutcome.NoEffect);
            await ChangeAsync(ChangeInputKind.MemberAdded, 20, SyncedStore.Marketer, 1, ChangeOutcome.Stale);
            await ChangeAsync(ChangeInputKind.MemberRolesChanged, 99, SyncedStore.Manager, 1, ChangeOutcome.Refused);
            await RepeatAsync(
                () => store.ReportAsync("acme", 2, Roster(2, 3, 4, 5, 6, 7, 8, 9)),
                static answer => answer.Decision.OriginalOutcome ?? answer.Decision.Outcome,
                ChangeOutcome.Recorded
            );
            foreach (var number in new[] { 2, 3, 4, 5 })
            {
                await ChangeAsync(ChangeInputKind.MemberRemoved, number, 0, 3, ChangeOutcome.Recorded);
            }

            await ChangeAsync(ChangeInputKind.MemberRemoved, 6, 0, 3, ChangeOutcome.Held);
            await ChangeAsync(ChangeInputKind.MemberRemoved, 7, 0, 3, ChangeOutcome.Held);
            var hold = (await store.FindAsync("acme")).OpenHold.ShouldNotBeNull();
            await RepeatAsync(() => store.ApproveAsync(hold), static h => h.State, HoldState.Approved);
            await ChangeAsync(ChangeInputKind.MemberAdded, 6, SyncedStore.Manager, 4, ChangeOutcome.Recorded);

            var end = await StateAsync(store);
            // The writer's copy is the one on disk.
            var onDisk = Sample.TextOf((await store.FindAsync("acme")).Members);
            await RepeatAsync(
                () => store.WriteAsync(static s => Sample.TextOf(s.Synced.Find(Fleet.Id("acme"))!.Members)),
                static living => living,
                onDisk
            );
            return end;
        }

        private Task ChangeAsync(ChangeInputKind kind, int member, int role, long version, ChangeOutcome expected)
        {
            var change = SyncedStore.Change("acme", kind, SyncedStore.Dev(member), role == 0 ? [] : [role], version);
            return RepeatAsync(() => SendAsync(change), static answer => answer.Original ?? answer.Outcome, expected);
        }

        /// <summary>Through the method for one change and the one for many in turn.</summary>
        private async Task<ChangeAnswer> SendAsync(ChangeInput change)
        {
            var answer = (await _store.SendAsync(changes: change))[0];
            answer.Outcome.ShouldBe(
                afterCommit && Interruptions == 1 && IsRepeated && IsDurable(answer)
                    ? ChangeOutcome.Duplicate
                    : answer.Original ?? answer.Outcome
            );
            return answer;
        }

        private bool IsRepeated { get; set; }

        private static bool IsDurable(ChangeAnswer answer) =>
            answer.Outcome
                is ChangeOutcome.Recorded
                    or ChangeOutcome.NoEffect
                    or ChangeOutcome.Held
                    or ChangeOutcome.Duplicate;

        private async Task RepeatAsync<TAnswer, TOutcome>(
            Func<Task<TAnswer>> act,
            Func<TAnswer, TOutcome> outcome,
            TOutcome expected
        )
        {
            IsRepeated = false;
            while (true)
            {
                try
                {
                    outcome(await act()).ShouldBe(expected);
                    return;
                }
                catch (RuleViolationException violation)
                    when (violation.Violation.Reason == Reason.StoreUnavailable && Interruptions == 0)
                {
                    Interruptions++;
                    IsRepeated = true;
                }
            }
        }

        private static IEnumerable<(Principal, int)> Roster(params int[] developers) =>
            [
                (Fleet.Owner, SyncedStore.Manager),
                .. developers.Select(static n => (SyncedStore.Dev(n), SyncedStore.Developer)),
            ];

        private async Task<string> StateAsync(TestStore store)
        {
            var (account, changes) = (await store.FindAsync("acme"), await store.ChangesAsync("acme"));
            changes
                .Select(static c => c.Sequence)
                .ShouldBe(Enumerable.Range(1, changes.Count).Select(static n => (long)n));
            changes.Select(static c => c.Position).ShouldBeInOrder(SortDirection.Ascending);
            account.Sequence.ShouldBe(changes.Count);
            (await store.FindAsync("other")).Sequence.ShouldBe(1);
            // Without what is another one each time: ids, positions.
            return Sample.TextOf(
                new
                {
                    account.Members,
                    account.RosterFloor,
                    account.LastRefusal?.Violation,
                    Versions = account
                        .Subjects.Select(static s => $"{s.Principal} {s.Touch.Version}")
                        .Order(StringComparer.Ordinal),
                    Changes = changes.Select(static c => $"{c.Sequence} {c.Draft.Cause} {c.Body}"),
                    Holds = await SyncedStore.CountAsync(store, "holds"),
                }
            );
        }
    }
}
