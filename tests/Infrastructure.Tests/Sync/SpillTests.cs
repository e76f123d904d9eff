using PublisherMigration.Application.AccountSync.Recording;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.Sync;

/// <summary>
/// What has become too much for an account's one row lies in rows of its own, and the account behaves as a small one.
/// </summary>
public sealed class SpillTests
{
    private const int Many = 100;

    [Fact]
    public async Task AccountOfManyMembersAndChanges_IsTheSameAfterARestart()
    {
        var folder = TestStore.NewFolder();
        var changes = Additions("acme");
        IReadOnlyList<ChangeAnswer> answers;
        string state;
        await using (var store = TestStore.OpenIn(folder))
        {
            await store.MigrateAsync("acme");
            await store.MigrateAsync("small");
            answers = await store.SendAsync(changes);
            await store.RemoveAsync("acme", SyncedStore.Dev(1), version: 2);
            state = await StateAsync(store);
        }

        await using (var store = TestStore.OpenIn(folder))
        {
            (await StateAsync(store)).ShouldBe(state);
            (await SyncedStore.CountAsync(store, "synced_subjects")).ShouldBe(Many + 1);
            (await SyncedStore.CountAsync(store, "change_memories")).ShouldBeGreaterThan(Many / 2);
            (await SyncedStore.CountAsync(store, "change_positions")).ShouldBeGreaterThan(0);

            // Every id is known: those of rows of their own too.
            var again = await store.SendAsync(changes);
            again.ShouldBe(
                answers.Select(static a => a with { Outcome = ChangeOutcome.Duplicate, Original = a.Outcome })
            );
            (await StateAsync(store)).ShouldBe(state);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task AccountThatHasSpilled_IsChangedLikeASmallOne()
    {
        await using var store = TestStore.Open();
        await store.MigrateAsync("acme");
        await store.SendAsync(Additions("acme"));

        (await store.RemoveAsync("acme", SyncedStore.Dev(7), version: 1)).Outcome.ShouldBe(ChangeOutcome.Stale);
        (await store.RemoveAsync("acme", SyncedStore.Dev(7), version: 2)).Outcome.ShouldBe(ChangeOutcome.Recorded);
        (await store.RemoveAsync("acme", SyncedStore.Dev(7), version: 3)).Outcome.ShouldBe(ChangeOutcome.NoEffect);
        var readded = await store.AddAsync("acme", SyncedStore.Dev(7), SyncedStore.Marketer, version: 4);
        readded.Sequence.ShouldBe(Many + 3);

        var members = await MembersAsync(store);
        members[SyncedStore.Dev(7)].ShouldBe(PartnerCenterRoles.Marketer);
        members.Count.ShouldBe(Many + 1);
    }

    /// <summary>What a banner asks for is read past most of the account.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(Many)]
    public async Task AccessToAnAccount_IsThatOfItsMembers(int added)
    {
        await using var store = TestStore.Open();
        await store.MigrateAsync("acme");
        await store.SendAsync([.. Additions("acme").Take(added)]);
        await store.RemoveAsync("acme", SyncedStore.Dev(1), version: 2);

        var access = await store.ReadAsync(static session => session.FindMigrated(Fleet.Id("acme")));
        var account = await store.ReadAsync(static session => session.FindSynced(Fleet.Id("acme")));
        var written = await store.WriteAsync(static session => session.FindMigrated(Fleet.Id("acme")));

        access!.PartnerCenterAccountId.ShouldBe(account!.PartnerCenterAccountId);
        access.Members.ShouldNotContain(SyncedStore.Dev(1));
        access.Members.ShouldBe(account.Members.Select(static member => member.Principal), ignoreOrder: true);
        written!.Members.ShouldBe(access.Members, ignoreOrder: true);
        (await store.ReadAsync(static session => session.FindMigrated(Fleet.Id("other")))).ShouldBeNull();
    }

    [Fact]
    public async Task RosterOfAnAccountThatHasSpilled_LetsTheRowsOfTombstonesGo()
    {
        await using var store = TestStore.Open();
        await store.MigrateAsync("acme");
        await store.SendAsync(Additions("acme"));
        var left = (await MembersAsync(store)).Keys.Where(static m => m != SyncedStore.Dev(1)).ToArray();

        var answer = await store.ReportAsync(
            "acme",
            version: 9,
            left.Select(static m => (m, m == Fleet.Owner ? SyncedStore.Manager : SyncedStore.Developer))
        );

        answer.Decision.Outcome.ShouldBe(ChangeOutcome.Recorded);
        answer.Decision.Counts.Removed.ShouldBe(1);
        (await SyncedStore.CountAsync(store, "synced_subjects")).ShouldBe(Many);
        (await MembersAsync(store)).Keys.ShouldBe(left, ignoreOrder: true);
        (await store.AddAsync("acme", SyncedStore.Dev(1), SyncedStore.Developer, version: 9)).Outcome.ShouldBe(
            ChangeOutcome.Stale
        );
    }

    [Fact]
    public async Task History_OverManyBlocksOfPositions_IsWhole_FromAnyPlace()
    {
        await using var store = TestStore.Open();
        await store.MigrateAsync("acme");
        await store.MigrateAsync("other");
        for (var round = 0; round < 5; round++)
        {
            await store.SendAsync(Additions("acme", round));
            await store.SendAsync(Additions("other", round));
        }

        var changes = await store.ChangesAsync("acme");

        changes
            .Select(static c => c.Sequence)
            .ShouldBe(Enumerable.Range(1, (5 * Many) + 1).Select(static n => (long)n));
        changes.Select(static c => c.Position).ShouldBeInOrder(SortDirection.Ascending);
        changes.ShouldAllBe(static c => c.PublisherId == Fleet.Id("acme"));
        var reader = store.Get<Application.Common.Persistence.IChangeFeedReader>();
        foreach (var after in new[] { 1, 47, 48, 49, 96, 300, (5 * Many) + 1 })
        {
            var rest = await reader.ReadAccountAsync(
                Fleet.Id("acme"),
                after,
                limit: 60,
                TestContext.Current.CancellationToken
            );
            rest.Select(static c => c.Sequence)
                .ShouldBe(changes.Select(static c => c.Sequence).Where(s => s > after).Take(60));
        }
    }

    private static ChangeInput[] Additions(string id, int round = 0) =>
        [
            .. Enumerable
                .Range(1, Many)
                .Select(n =>
                    SyncedStore.Change(
                        id,
                        ChangeInputKind.MemberAdded,
                        SyncedStore.Dev((round * Many) + n),
                        [SyncedStore.Developer],
                        version: 1
                    )
                ),
        ];

    private static async Task<string> StateAsync(TestStore store)
    {
        var accounts = new[] { await store.FindAsync("acme"), await store.FindAsync("small") };
        return Sample.TextOf(
            new
            {
                Accounts = accounts.Select(static a =>
                    a.Snapshot() with
                    {
                        Members = [.. a.Subjects.OrderBy(static s => s.Principal.Identity, StringComparer.Ordinal)],
                    }
                ),
                Changes = await store.ChangesAsync("acme"),
            }
        );
    }

    private static async Task<Dictionary<Principal, PartnerCenterRoles>> MembersAsync(TestStore store) =>
        (await store.FindAsync("acme")).Members.ToDictionary(static m => m.Principal, static m => m.PartnerCenterRoles);
}
