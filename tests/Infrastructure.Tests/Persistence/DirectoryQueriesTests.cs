using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.Persistence;

public sealed class DirectoryQueriesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Find_ShowsWhatWasSaved()
    {
        await using var store = TestStore.Open();
        var expiry = Fleet.Now.AddDays(1);
        await store.WriteAsync(session =>
        {
            session.Save(Fleet.ContosoWith("contoso.com", "contoso.co.uk"), Fleet.Now);
            session.Save(Fleet.MembershipAs(VettingState.Pending, expiry), Fleet.Now);
            session.Import("acme");
            return session.Start("acme");
        });

        var tenant = await store.Directory.FindTenantAsync(Fleet.Contoso, Cancellation);
        tenant!.Domains.ShouldBe(["contoso.co.uk", "contoso.com"]);
        tenant.UpdateTime.ShouldBe(Fleet.Now);
        var verifying = await store.Directory.FindTenantVerifyingAsync(DomainName.Parse("contoso.com"), Cancellation);
        verifying!.TenantId.ShouldBe(tenant.TenantId);
        (
            await store.Directory.FindTenantVerifyingAsync(DomainName.Parse("www.contoso.com"), Cancellation)
        ).ShouldBeNull();

        var membership = await store.Directory.FindMembershipAsync(Fleet.Membership, Cancellation);
        membership!.AssociatedTenantIds.ShouldBe([Fleet.Fabrikam.ToString()]);
        membership.ExpireTime.ShouldBe(expiry);

        var publisher = await store.Directory.FindPublisherAsync(Fleet.Id("acme"), Cancellation);
        publisher!.Members.ShouldBe([Member.InLegacyPortal(Fleet.Owner, LegacyRole.Owner)]);
        publisher.MigrationState.ShouldBe(MigrationState.EnrollmentPending);
        publisher.Authority.ShouldBe(Authority.LegacyPortal);
        (await store.Directory.FindPublisherAsync(Fleet.Id("nobody"), Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task List_GoesOnAfterTheLastKey()
    {
        await using var store = TestStore.Open();
        await store.WriteAsync(static session =>
        {
            session.SaveDirectory();
            foreach (var id in new[] { "c", "a", "b_", "b-" })
            {
                session.Import(id);
            }

            return 0;
        });

        var first = await store.Directory.ListPublishersAsync(null, new(2), Cancellation);
        first.HasMore.ShouldBeTrue();
        first.Items.Select(static view => view.PublisherId).ShouldBe(["a", "b-"]);
        var rest = await store.Directory.ListPublishersAsync("b-", new(10), Cancellation);
        rest.HasMore.ShouldBeFalse();
        rest.Items.Select(static view => view.PublisherId).ShouldBe(["b_", "c"]);
        (await store.Directory.ListTenantsAsync(null, new(10), Cancellation)).Items.Count.ShouldBe(1);
        (await store.Directory.ListTenantsAsync(Fleet.Contoso.ToString(), new(10), Cancellation)).Items.ShouldBeEmpty();
        (await store.Directory.ListMembershipsAsync(null, new(10), Cancellation)).Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Import_OfAnotherRoster_MovesTheMembers()
    {
        await using var store = TestStore.Open();
        await store.WriteAsync(static session => session.Import("acme"));
        await store.WriteAsync(static session =>
        {
            var loaded = session.Find(Fleet.Id("acme"))!;
            Member[] members = [Member.InLegacyPortal(Fleet.Personal, LegacyRole.Owner)];
            var imported = PublisherAccount.Import(loaded.Account.Id, "Acme", mpnId: null, members, Fleet.Now);
            loaded.ReplaceAccount(imported, [9]);
            loaded.Migration.AccountImported(loaded.CaseOfSystem(Fleet.Now));
            session.Save(loaded);
            return 0;
        });

        (await store.WriteAsync(static session => session.FindFactsHash(Fleet.Id("acme")))).ShouldBe([9]);
        (
            await store.Migrations.ListAsync(new() { Member = Fleet.Owner }, null, new(9), Cancellation)
        ).Items.ShouldBeEmpty();
        (
            await store.Migrations.ListAsync(new() { Member = Fleet.Personal }, null, new(9), Cancellation)
        ).Items.Count.ShouldBe(1);
    }
}
