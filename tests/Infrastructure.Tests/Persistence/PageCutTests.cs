using System.Globalization;
using PublisherMigration.Application.AccountSync.Feed;
using PublisherMigration.Application.AccountSync.Holds;
using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Tests.Support;
using PublisherMigration.Infrastructure.Tests.Sync;

namespace PublisherMigration.Infrastructure.Tests.Persistence;

/// <summary>Pages end where their octets do, have one item at least, and leave nothing out.</summary>
public sealed class PageCutTests
{
    private const int Members = 100;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Publishers_AreCutByTheRosterThatTheyShow()
    {
        await using var store = TestStore.Open();
        var small = Roster("small", 2);
        var large = Roster("large", Members);
        await store.WriteAsync(session =>
        {
            session.SaveDirectory();
            session.Import("a-small", members: small);
            session.Import("b-large", members: large);
            session.Import("c-small", members: small);
            session.CutOver("d-shrunk", small);
            session.CutOver("e-large", large);
            session.CutOver("f-small", small);
            session.CutOver("g-small", small);
            return 0;
        });

        var pages = await PagesAsync(
            (after, limits) => store.Directory.ListPublishersAsync(after, limits, Cancellation),
            static view => view.PublisherId,
            octets: 1_500
        );

        pages.ShouldBe(["a-small", "b-large", "c-small d-shrunk", "e-large", "f-small g-small"]);
        var listed = await store.Directory.ListPublishersAsync("d-shrunk", new PageLimits(1, Octets: 1), Cancellation);
        listed.Items.ShouldHaveSingleItem().Members.Count.ShouldBe(Members);
    }

    [Fact]
    public async Task Tenants_AreCutByTheirDomains()
    {
        await using var store = TestStore.Open();
        var counts = new[] { 1, 40, 1, 1, 40, 40, 1 };
        await store.WriteAsync(session =>
        {
            for (var n = 0; n < counts.Length; n++)
            {
                session.Save(Tenant(n, counts[n]), Fleet.Now);
            }

            return 0;
        });

        var pages = await PagesAsync(
            (after, limits) => store.Directory.ListTenantsAsync(after, limits, Cancellation),
            static view => string.Create(CultureInfo.InvariantCulture, $"{view.TenantId[^1]}:{view.Domains.Count}"),
            octets: 500,
            static view => view.TenantId
        );

        pages.ShouldBe(["0:1", "1:40", "2:1 3:1", "4:40", "5:40", "6:1"]);
        var one = await store.Directory.ListTenantsAsync(null, new PageLimits(2), Cancellation);
        (one.Items.Count, one.HasMore).ShouldBe((2, true));
    }

    [Fact]
    public async Task PartnerMemberships_AreCutByTheirTenants()
    {
        await using var store = TestStore.Open();
        await store.WriteAsync(static session =>
        {
            foreach (var (id, tenants) in new[] { ("1", 0), ("2", 50), ("3", 0), ("4", 1) })
            {
                session.Save(
                    new PartnerMembership(
                        MpnId.Parse(id),
                        PartnerMembershipKind.Global,
                        VettingState.Authorized,
                        ExpireTime: null,
                        Fleet.Contoso,
                        [.. Enumerable.Range(1, tenants).Select(static n => TenantOf(n))],
                        GlobalMpnId: null
                    ),
                    Fleet.Now
                );
            }

            return 0;
        });

        var pages = await PagesAsync(
            (after, limits) => store.Directory.ListMembershipsAsync(after, limits, Cancellation),
            static view => view.MpnId,
            octets: 1_000
        );

        pages.ShouldBe(["1", "2", "3 4"]);
    }

    [Fact]
    public async Task Migrations_AreCutByWhatIsStoredOfThem()
    {
        await using var store = TestStore.Open();
        await store.WriteAsync(static session =>
        {
            session.SaveDirectory();
            foreach (var id in new[] { "a", "b", "c" })
            {
                session.Import(id);
                session.Start(id);
            }

            return 0;
        });

        Task<IReadOnlyList<string>> Of(long octets) =>
            PagesAsync(
                (after, limits) => store.Migrations.ListAsync(new(), after, limits, Cancellation),
                static view => view.PublisherId,
                octets
            );

        (await Of(1)).ShouldBe(["a", "b", "c"]);
        (await Of(100_000)).ShouldBe(["a b c"]);
    }

    [Fact]
    public async Task Events_AreCutByTheirNotes()
    {
        await using var store = TestStore.Open();
        await store.WriteAsync(static session =>
        {
            session.SaveDirectory();
            session.Import("a");
            for (var n = 0; n < 4; n++)
            {
                session.Start("a");
                session.Change("a", static (migration, about) => migration.Cancel(about, new string('n', 900)));
            }

            return 0;
        });
        var all = (await store.Migrations.ListEventsAsync(Fleet.Id("a"), 0, new(100), Cancellation)).Items;

        var pages = await PagesAsync(
            (after, limits) =>
                store.Migrations.ListEventsAsync(
                    Fleet.Id("a"),
                    after is null ? 0 : long.Parse(after, CultureInfo.InvariantCulture),
                    limits,
                    Cancellation
                ),
            static view => view.Position.ToString(CultureInfo.InvariantCulture),
            octets: 2_000
        );

        all.Count.ShouldBe(9);
        string.Join(' ', pages).ShouldBe(string.Join(' ', all.Select(static view => view.Position)));
        pages.Count.ShouldBeInRange(4, 5);
    }

    [Fact]
    public async Task Holds_AreCutByWhatTheyHold()
    {
        await using var store = TestStore.Open();
        foreach (var id in new[] { "a", "b", "c" })
        {
            await store.MigrateAsync(id, developers: 10);
            for (var n = 1; n <= 10; n++)
            {
                await store.RemoveAsync(id, SyncedStore.Dev(n), version: 1);
            }
        }

        Task<IReadOnlyList<string>> Of(long octets) =>
            PagesAsync(
                (after, limits) =>
                    store
                        .Get<IHoldQueries>()
                        .ListAsync(
                            publisher: null,
                            [HoldState.Open],
                            after is null ? null : HoldPlace.Parse(after),
                            limits,
                            Cancellation
                        ),
                static hold => hold.PublisherId.Value,
                octets,
                static hold => new HoldPlace(hold.CreateTime, hold.Id).ToString()
            );

        (await Of(1)).Order(StringComparer.Ordinal).ShouldBe(["a", "b", "c"]);
        (await Of(100_000)).ShouldHaveSingleItem().Length.ShouldBe("a b c".Length);
    }

    [Fact]
    public async Task Subscriptions_AreCutByTheirAccounts()
    {
        await using var store = TestStore.Open();
        var accounts = Enumerable.Range(0, 100).Select(static n => $"account-{n:D3}").ToArray();
        await store.WriteAsync(session =>
        {
            foreach (var (id, filter) in new[] { ("a", accounts), ("b", []), ("c", []), ("d", accounts) })
            {
                session.Feed.Save(
                    new SubscriptionRecord(
                        id,
                        filter,
                        "beginning",
                        Guid.Empty,
                        new FeedPlace(0),
                        SubscriptionState.Active,
                        Fleet.Now,
                        AcknowledgeTime: null
                    )
                );
            }

            return 0;
        });

        var pages = await PagesAsync(
            async (after, limits) =>
                await store.ReadAsync(session => session.ListSubscriptions(after ?? string.Empty, limits)),
            static subscription => subscription.SubscriptionId,
            octets: 1_000
        );

        pages.ShouldBe(["a", "b c", "d"]);
    }

    private static async Task<IReadOnlyList<string>> PagesAsync<T>(
        Func<string?, PageLimits, Task<Listed<T>>> list,
        Func<T, string> name,
        long octets,
        Func<T, string>? place = null
    )
    {
        var pages = new List<string>();
        string? after = null;
        while (true)
        {
            var page = await list(after, new PageLimits(100, octets));
            page.Items.ShouldNotBeEmpty();
            pages.Add(string.Join(' ', page.Items.Select(name)));
            after = (place ?? name)(page.Items[^1]);
            if (!page.HasMore)
            {
                return pages;
            }
        }
    }

    private static Member[] Roster(string name, int members) =>
        [
            Member.InLegacyPortal(Fleet.Owner, LegacyRole.Owner),
            .. Enumerable
                .Range(1, members - 1)
                .Select(n =>
                    Member.InLegacyPortal(
                        Principal.WorkAccount(EmailAddress.Parse($"{name}-{n:D4}@contoso.com")),
                        LegacyRole.Contributor
                    )
                ),
        ];

    private static TenantEntry Tenant(int number, int domains) =>
        new(
            new Tenant(TenantOf(number), "T", TenantKind.Standard),
            [.. Enumerable.Range(1, domains).Select(n => DomainName.Parse($"d{n}.tenant{number}.example"))]
        );

    private static TenantId TenantOf(int number) =>
        new(new Guid(string.Create(CultureInfo.InvariantCulture, $"33333333-3333-4333-8333-{number:D12}")));
}
