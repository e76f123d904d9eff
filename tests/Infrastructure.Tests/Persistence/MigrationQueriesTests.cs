using PublisherMigration.Application.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations.Events;
using PublisherMigration.Domain.Common;
using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.Persistence;

public sealed class MigrationQueriesTests
{
    private static readonly MigrationFilter All = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_WhileRowsAreAdded_ShowsEachOnceAndInOrder()
    {
        await using var store = TestStore.Open();
        await ImportAsync(store, Enumerable.Range(0, 50).Select(static n => $"b-{n:D3}"));
        var seen = new List<string>();
        string? after = null;
        while (await store.Migrations.ListAsync(All, after, new(7), Cancellation) is { Items: { Count: > 0 } page })
        {
            seen.AddRange(page.Select(static view => view.PublisherId));
            after = seen[^1];
            if (!after.EndsWith("-x", StringComparison.Ordinal))
            {
                await ImportAsync(store, [$"a-{seen.Count:D3}", $"{after}-x"]);
            }
        }

        seen.ShouldBe(seen.Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal));
        seen.Count(static id => !id.EndsWith("-x", StringComparison.Ordinal)).ShouldBe(50);
    }

    [Fact]
    public async Task List_WithEachFilter_ShowsWhatMatches()
    {
        await using var store = await WithAFleetAsync();
        await ShouldListAsync(store, All, "bad-mpn", "cancelled", "migrated", "new", "ready");
        await ShouldListAsync(
            store,
            new() { States = [MigrationState.Ready, MigrationState.NotStarted] },
            "new",
            "ready"
        );
        await ShouldListAsync(store, new() { TenantId = Fleet.Contoso.ToString() }, "bad-mpn", "migrated", "ready");
        await ShouldListAsync(store, new() { MpnId = "999" }, "bad-mpn");
        await ShouldListAsync(store, new() { Reasons = [Reason.MpnIdNotFound, Reason.MpnIdMissing] }, "bad-mpn");
        await ShouldListAsync(store, new() { Reasons = [Reason.NotAnOwner] });
        await ShouldListAsync(store, new() { PartnerCenterAccountId = "pca-1" }, "migrated");
        await ShouldListAsync(store, new() { Member = Fleet.Personal });
        await ShouldListAsync(store, new() { Member = Fleet.Owner, States = [MigrationState.Migrated] }, "migrated");
        await ShouldListAsync(store, new() { UpdatedAfter = Fleet.Now });
        await ShouldListAsync(store, new() { UpdatedBefore = Fleet.Now });
        await ShouldListAsync(
            store,
            new()
            {
                UpdatedAfter = Fleet.Now.AddTicks(-10),
                UpdatedBefore = Fleet.Now.AddTicks(1),
                MpnId = "999",
            },
            "bad-mpn"
        );
    }

    [Fact]
    public async Task List_NamesTenants()
    {
        await using var store = await WithAFleetAsync();
        var ready = (
            await store.Migrations.ListAsync(new() { States = [MigrationState.Ready] }, null, new(1), Cancellation)
        ).Items[0];
        ready.Tenant.ShouldBe(new TenantReferenceView(Fleet.Contoso.ToString(), "Contoso"));
        ready.WorkEmails.ShouldHaveSingleItem().Tenant!.DisplayName.ShouldBe("Contoso");
        ready.Etag.ShouldBe("m2");
    }

    [Fact]
    public async Task Summarize_CountsEveryStateAndReason()
    {
        await using var store = await WithAFleetAsync();
        var summary = await store.Migrations.SummarizeAsync(All, Cancellation);
        summary.States.Values.Sum().ShouldBe(5);
        summary.States[MigrationState.EnrollmentPending].ShouldBe(0);
        summary.States[MigrationState.Migrated].ShouldBe(1);
        summary.Reasons.ShouldBe([KeyValuePair.Create(Reason.MpnIdNotFound, 1L)]);

        var some = await store.Migrations.SummarizeAsync(new() { Member = Fleet.Personal }, Cancellation);
        some.States.Values.Sum().ShouldBe(0);
    }

    [Fact]
    public async Task ListEvents_TellsTheStoryOfOneAccount()
    {
        await using var store = await WithAFleetAsync();
        var events = (await store.Migrations.ListEventsAsync(Fleet.Id("cancelled"), 0, new(10), Cancellation)).Items;
        events
            .Select(static entry => entry.Kind)
            .ShouldBe([MigrationEventKind.PublisherImported, MigrationEventKind.Started, MigrationEventKind.Cancelled]);
        events.Select(static entry => entry.Position).ShouldBeInOrder(SortDirection.Ascending);
        events[0].From.ShouldBeNull();
        events[2].From.ShouldBe(MigrationState.Ready);
        events[2].Note.ShouldBe("not now");
        events[2].Initiator.ShouldBe(new Initiator(Fleet.Caller, Fleet.Owner));
        (await store.Migrations.ListEventsAsync(Fleet.Id("cancelled"), events[1].Position, new(10), Cancellation))
            .Items.ShouldHaveSingleItem()
            .Position.ShouldBe(events[2].Position);
    }

    [Fact]
    public async Task ReadTransitions_InPages_ShowsEachOnce()
    {
        await using var store = await WithAFleetAsync();
        var head = await store.Migrations.HeadAsync(Cancellation);
        var all = await store.Migrations.ReadTransitionsAsync(All, 0, 100, Cancellation);
        all.IsLast.ShouldBeTrue();
        all.CompleteTo.ShouldBe(head);
        // Four starts, one cancellation, one cut-over; imports are no transitions.
        all.Transitions.Count.ShouldBe(6);

        var (seen, after) = (new List<long>(), 0L);
        while (true)
        {
            var page = await store.Migrations.ReadTransitionsAsync(All, after, 2, Cancellation);
            seen.AddRange(page.Transitions.Select(static transition => transition.Position));
            after = page.CompleteTo;
            if (page.IsLast)
            {
                break;
            }
        }

        seen.ShouldBe(all.Transitions.Select(static transition => transition.Position));
        seen.ShouldBe(seen.Order().Distinct());
        after.ShouldBe(head);
    }

    [Fact]
    public async Task ReadTransitions_WithAFilter_LooksAtTheStateAfter()
    {
        await using var store = await WithAFleetAsync();
        var page = await store.Migrations.ReadTransitionsAsync(
            new() { States = [MigrationState.Migrated], Member = Fleet.Owner },
            0,
            10,
            Cancellation
        );
        page.Transitions.ShouldHaveSingleItem().PublisherId.ShouldBe("migrated");
        page.IsLast.ShouldBeTrue();
        (await store.Migrations.ReadTransitionsAsync(All, page.CompleteTo, 10, Cancellation)).CompleteTo.ShouldBe(
            page.CompleteTo
        );
    }

    private static Task<int> ImportAsync(TestStore store, IEnumerable<string> ids) =>
        store.WriteAsync(session =>
        {
            foreach (var id in ids)
            {
                session.Import(id);
            }

            return 0;
        });

    private static async Task ShouldListAsync(TestStore store, MigrationFilter filter, params string[] expected)
    {
        var listed = await store.Migrations.ListAsync(filter, null, new(100), Cancellation);
        listed.Items.Select(static view => view.PublisherId).ShouldBe(expected);
    }

    private static async Task<TestStore> WithAFleetAsync()
    {
        var store = TestStore.Open();
        await store.WriteAsync(static session =>
        {
            session.SaveDirectory();
            session.Import("new");
            foreach (var id in new[] { "ready", "bad-mpn", "cancelled", "migrated" })
            {
                session.Import(id, mpnId: id is "bad-mpn" ? "999" : "4815162");
                session.Start(id);
            }

            session.Change("cancelled", static (migration, about) => migration.Cancel(about, "not now"));
            return session.Complete("migrated");
        });
        return store;
    }
}
