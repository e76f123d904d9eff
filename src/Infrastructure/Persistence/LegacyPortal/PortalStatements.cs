using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Packing;
using PublisherMigration.Infrastructure.Persistence.Sqlite;
using SQLitePCL;

namespace PublisherMigration.Infrastructure.Persistence.LegacyPortal;

/// <summary>Reads and stores accounts of the embedded portal.</summary>
internal sealed class PortalStatements : StatementSet
{
    private readonly Statement _find;
    private readonly Statement _save;

    public PortalStatements(sqlite3 database)
        : base(database)
    {
        _find = Prepare(
            "SELECT feed_id, applied_sequence, partner_center_account_id, members, display_name, contact_email, support_uri "
                + "FROM accounts WHERE publisher_id = ?1"
        );
        _save = Prepare(
            "INSERT INTO accounts (publisher_id, feed_id, applied_sequence, partner_center_account_id, members, display_name, "
                + "contact_email, support_uri) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) "
                + "ON CONFLICT DO UPDATE SET feed_id = excluded.feed_id, applied_sequence = excluded.applied_sequence, "
                + "partner_center_account_id = excluded.partner_center_account_id, members = excluded.members, "
                + "display_name = excluded.display_name, contact_email = excluded.contact_email, "
                + "support_uri = excluded.support_uri"
        );
    }

    public PortalAccount? Find(PublisherId id)
    {
        if (!_find.Bind(1, id.Value).Step())
        {
            return null;
        }

        var account = new PortalAccount(id)
        {
            FeedId = _find.Text(0),
            AppliedSequence = _find.Long(1),
            PartnerCenterAccountId = _find.Text(2),
            Members = MembersOf(_find.Bytes(3)),
            Settings = new AccountSettings(_find.Text(4), _find.TextOrNull(5), _find.TextOrNull(6)),
        };
        _find.Reset();
        return account;
    }

    public void Save(PortalAccount account) =>
        _save
            .Bind(1, account.Id.Value)
            .Bind(2, account.FeedId)
            .Bind(3, account.AppliedSequence)
            .Bind(4, account.PartnerCenterAccountId)
            .Bind(5, RosterCodec.Encode(account.Members))
            .Bind(6, account.Settings.DisplayName)
            .Bind(7, account.Settings.ContactEmail)
            .Bind(8, account.Settings.SupportUri)
            .Execute();

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
