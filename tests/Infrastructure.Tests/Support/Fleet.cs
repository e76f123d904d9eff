using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Infrastructure.Tests.Support;

/// <summary>A small fleet and what happens to it, written as handlers write it.</summary>
internal static class Fleet
{
    public const string Caller = "portal";
    public static readonly DateTimeOffset Now = ManualTime.Start;
    public static readonly TenantId Contoso = new(new Guid("11111111-1111-4111-8111-111111111111"));
    public static readonly TenantId Fabrikam = new(new Guid("22222222-2222-4222-8222-222222222222"));
    public static readonly MpnId Membership = MpnId.Parse("4815162");
    public static readonly Principal Owner = Principal.WorkAccount(EmailAddress.Parse("olga@contoso.com"));
    public static readonly Principal Personal = Principal.MicrosoftAccount(EmailAddress.Parse("max@outlook.com"));

    public static PublisherId Id(string id) => PublisherId.Parse(id);

    public static TenantEntry ContosoWith(params string[] domains) =>
        new(new Tenant(Contoso, "Contoso", TenantKind.Standard), [.. domains.Select(DomainName.Parse)]);

    public static PartnerMembership MembershipAs(VettingState vetting, DateTimeOffset? expiry = null) =>
        new(Membership, PartnerMembershipKind.Global, vetting, expiry, Contoso, [Fabrikam], GlobalMpnId: null);

    public static void SaveDirectory(
        this IWriteSession session,
        VettingState vetting = VettingState.Authorized,
        DateTimeOffset? expiry = null
    )
    {
        session.Save(ContosoWith("contoso.com"), Now);
        session.Save(MembershipAs(vetting, expiry), Now);
    }

    public static LoadedMigration Import(
        this IWriteSession session,
        string id,
        string? mpnId = "4815162",
        IReadOnlyList<Member>? members = null
    )
    {
        var account = PublisherAccount.Import(
            Id(id),
            $"The {id} company",
            mpnId,
            members ?? [Member.InLegacyPortal(Owner, LegacyRole.Owner)],
            Now
        );
        var loaded = session.Add(
            account,
            [1, 2, 3],
            facts => AccountMigration.OfImported(new MigrationCase(account, facts, Actor: null, Caller, Now))
        );
        session.Save(loaded);
        return loaded;
    }

    public static LoadedMigration Change(
        this IWriteSession session,
        string id,
        Action<AccountMigration, MigrationCase> change,
        DateTimeOffset? now = null
    )
    {
        var loaded = session.Find(Id(id))!;
        change(loaded.Migration, loaded.CaseOf(new Actor(Owner), Caller, now ?? Now));
        session.Save(loaded);
        return loaded;
    }

    public static LoadedMigration Start(this IWriteSession session, string id) =>
        session.Change(id, static (migration, about) => migration.Start(about, workEmail: null));

    public static LoadedMigration Complete(this IWriteSession session, string id) =>
        session.Change(
            id,
            static (migration, about) =>
            {
                var roster = migration.Judge(about).Carry(about.Account, about.Facts);
                migration.Complete(about, roster.LossDigest, "pca-1");
            }
        );
}
