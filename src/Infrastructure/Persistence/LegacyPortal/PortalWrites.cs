using PublisherMigration.Infrastructure.Persistence.Sqlite;
using SQLitePCL;

namespace PublisherMigration.Infrastructure.Persistence.LegacyPortal;

/// <summary>Stores accounts of the embedded portal, each only over the very state that it was made from.</summary>
internal sealed class PortalWrites : StatementSet
{
    private readonly Statement _insert;
    private readonly Statement _update;

    public PortalWrites(sqlite3 database)
        : base(database)
    {
        _insert = Prepare(
            "INSERT INTO legacy_portal_accounts (publisher_id, feed_id, applied_sequence, partner_center_account_id, members, "
                + "display_name, contact_email, support_uri) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) "
                + "ON CONFLICT DO NOTHING RETURNING 1"
        );
        _update = Prepare(
            "UPDATE legacy_portal_accounts SET feed_id = ?2, applied_sequence = ?3, partner_center_account_id = ?4, "
                + "members = ?5, display_name = ?6, contact_email = ?7, support_uri = ?8 "
                + "WHERE publisher_id = ?1 AND feed_id = ?9 AND applied_sequence = ?10 RETURNING 1"
        );
    }

    /// <returns>Whether it was stored.</returns>
    public bool Save(PortalRow row)
    {
        var account = row.Account;
        var statement = account.IsStored ? _update.Bind(9, row.ExpectedFeedId).Bind(10, row.ExpectedSequence) : _insert;
        var isStored = statement
            .Bind(1, account.Id.Value)
            .Bind(2, account.FeedId)
            .Bind(3, account.AppliedSequence)
            .Bind(4, account.PartnerCenterAccountId)
            .Bind(5, row.Members)
            .Bind(6, account.Settings.DisplayName)
            .Bind(7, account.Settings.ContactEmail)
            .Bind(8, account.Settings.SupportUri)
            .Step();
        statement.Execute();
        return isStored;
    }
}
