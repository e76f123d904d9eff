using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Packing;
using PublisherMigration.Infrastructure.Persistence.Sqlite;
using SQLitePCL;

namespace PublisherMigration.Infrastructure.Persistence.LegacyPortal;

/// <summary>Reads the accounts of the embedded portal, and no other table.</summary>
internal sealed class PortalLookups : StatementSet
{
    private readonly Statement _account;

    public PortalLookups(sqlite3 database)
        : base(database) =>
        _account = Prepare(
            "SELECT feed_id, applied_sequence, partner_center_account_id, members, display_name, contact_email, support_uri "
                + "FROM legacy_portal_accounts WHERE publisher_id = ?1"
        );

    public PortalAccount? Find(PublisherId id)
    {
        if (!_account.Bind(1, id.Value).Step())
        {
            return null;
        }

        var account = new PortalAccount(id)
        {
            FeedId = _account.Text(0),
            AppliedSequence = _account.Long(1),
            PartnerCenterAccountId = _account.Text(2),
            Members = MembersOf(_account.Bytes(3)),
            Settings = new AccountSettings(_account.Text(4), _account.TextOrNull(5), _account.TextOrNull(6)),
            IsStored = true,
        };
        _account.Reset();
        return account;
    }

    private static Dictionary<Principal, LegacyRole> MembersOf(ReadOnlySpan<byte> packed)
    {
        var members = RosterCodec.Decode(packed);
        var roles = new Dictionary<Principal, LegacyRole>(members.Length);
        foreach (var member in members)
        {
            roles.Add(member.Principal, member.LegacyRole!.Value);
        }

        return roles;
    }
}
