using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.Persistence;

public sealed class TouchedMigrationsTests
{
    [Fact]
    public async Task Save_OfAMembership_TouchesTheOpenMigrationsThatRestOnIt()
    {
        await using var store = await WithOneOpenOfEachKindAsync();
        var touched = await store.WriteAsync(static session =>
        {
            session.Save(Fleet.MembershipAs(VettingState.Rejected), Fleet.Now).ShouldBe(SaveOutcome.Updated);
            var first = session.TakeTouchedMigrations();
            session.TakeTouchedMigrations().ShouldBeEmpty();
            return first;
        });

        touched.ShouldBe([Fleet.Id("open"), Fleet.Id("open-2")]);
    }

    [Fact]
    public async Task Save_OfATenant_TouchesThoseOfItsOldAndNewDomains()
    {
        await using var store = await WithOneOpenOfEachKindAsync();
        var touched = await store.WriteAsync(static session =>
        {
            session.Save(Fleet.ContosoWith("contoso.example"), Fleet.Now).ShouldBe(SaveOutcome.Updated);
            return session.TakeTouchedMigrations();
        });
        touched.ShouldBe([Fleet.Id("open"), Fleet.Id("open-2")]);

        touched = await store.WriteAsync(static session =>
        {
            session.Save(Fleet.ContosoWith("contoso.com"), Fleet.Now);
            return session.TakeTouchedMigrations();
        });
        touched.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Save_OfTheSame_TouchesNothing()
    {
        await using var store = await WithOneOpenOfEachKindAsync();
        var touched = await store.WriteAsync(static session =>
        {
            session.Save(Fleet.ContosoWith("contoso.com"), Fleet.Now).ShouldBe(SaveOutcome.Unchanged);
            session.Save(Fleet.MembershipAs(VettingState.Authorized), Fleet.Now).ShouldBe(SaveOutcome.Unchanged);
            return session.TakeTouchedMigrations();
        });

        touched.ShouldBeEmpty();
    }

    [Fact]
    public async Task Save_OfATenantWithAnothersDomain_IsRejectedWhole()
    {
        await using var store = await WithOneOpenOfEachKindAsync();
        var outcome = await store.WriteAsync(static session =>
            session.Save(
                new TenantEntry(
                    new Tenant(Fleet.Fabrikam, "Fabrikam", TenantKind.Standard),
                    [DomainName.Parse("fabrikam.com"), DomainName.Parse("contoso.com")]
                ),
                Fleet.Now
            )
        );

        outcome.Result.ShouldBe(SaveResult.Rejected);
        outcome.Violation!.Metadata["otherTenantId"].ShouldBe(Fleet.Contoso.ToString());
        (await store.ReadAsync(static session => session.Facts.FindTenant(Fleet.Fabrikam))).ShouldBeNull();
    }

    [Fact]
    public async Task FindDueForReview_FindsThemFromTheirTimeOn()
    {
        await using var store = TestStore.Open();
        var expiry = Fleet.Now.AddDays(1);
        await store.WriteAsync(session =>
        {
            session.SaveDirectory(VettingState.Authorized, expiry);
            session.Import("acme");
            return session.Start("acme");
        });

        (await store.WriteAsync(session => session.FindDueForReview(expiry.AddSeconds(-1), 10))).ShouldBeEmpty();
        (await store.WriteAsync(session => session.FindDueForReview(expiry, 10))).ShouldBe([Fleet.Id("acme")]);

        await store.WriteAsync(session =>
            session.Change("acme", static (migration, about) => migration.JudgeAgain(about), expiry)
        );
        (await store.WriteAsync(session => session.FindDueForReview(expiry, 10))).ShouldBeEmpty();
    }

    [Fact]
    public async Task ListAwaitedMemberships_NamesPendingOnesOnWhichAnOpenMigrationRests()
    {
        await using var store = await WithOneOpenOfEachKindAsync();
        var cancellation = TestContext.Current.CancellationToken;
        (await store.Directory.ListAwaitedMembershipsAsync(null, 10, cancellation)).ShouldBeEmpty();

        await store.WriteAsync(static session =>
        {
            session.Save(Fleet.MembershipAs(VettingState.Pending), Fleet.Now);
            return session.Save(
                Fleet.MembershipAs(VettingState.Pending) with
                {
                    MpnId = MpnId.Parse("777"),
                },
                Fleet.Now
            );
        });
        (await store.Directory.ListAwaitedMembershipsAsync(null, 10, cancellation)).ShouldBe([Fleet.Membership]);
        (await store.Directory.ListAwaitedMembershipsAsync("4815162", 10, cancellation)).ShouldBeEmpty();
    }

    private static async Task<TestStore> WithOneOpenOfEachKindAsync()
    {
        var store = TestStore.Open();
        await store.WriteAsync(static session =>
        {
            session.SaveDirectory();
            foreach (var id in new[] { "new", "open", "open-2", "cancelled", "migrated" })
            {
                session.Import(id);
                if (id is not "new")
                {
                    session.Start(id).Migration.State.ShouldBe(MigrationState.Ready);
                }
            }

            session.Change("cancelled", static (migration, about) => migration.Cancel(about, note: null));
            return session.Complete("migrated");
        });
        return store;
    }
}
