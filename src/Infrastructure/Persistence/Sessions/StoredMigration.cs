using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Packing;
using PublisherMigration.Infrastructure.Persistence.Sqlite;
using PublisherMigration.Infrastructure.Persistence.Synced;

namespace PublisherMigration.Infrastructure.Persistence.Sessions;

/// <summary>An account and its migration as one row of a join.</summary>
internal sealed record StoredMigration(PublisherAccount Account, AccountMigration Migration, byte[] FactsHash)
{
    public const string Select =
        "SELECT a.display_name, a.mpn_id, a.members, a.authority, a.facts_hash, a.update_time, "
        + "m.state, m.attempt, m.version, m.tenant_id, m.mpn_id, m.review_time, m.partner_center_account_id, "
        + "m.create_time, m.update_time, m.complete_time, m.details "
        + "FROM publisher_accounts a JOIN account_migrations m ON m.publisher_id = a.publisher_id "
        + "WHERE a.publisher_id = ?1";

    /// <param name="id">The account.</param>
    /// <param name="row">The row of <see cref="Select"/>.</param>
    /// <param name="rosterOf">Name and members of a migrated account, which its own row has only as they were imported.</param>
    public static StoredMigration Read(PublisherId id, Statement row, Func<PublisherId, StoredRoster?> rosterOf)
    {
        var authority = (Authority)row.Int(3);
        var synced = authority == Authority.PartnerCenter ? rosterOf(id) : null;
        var account = PublisherAccount.Restore(
            id,
            synced?.DisplayName ?? row.Text(0),
            row.TextOrNull(1),
            synced is not null ? Ordered(synced.Subjects) : RosterCodec.Decode(row.Bytes(2)),
            authority,
            Micros.ToTime(row.Long(5))
        );
        var details = DetailsCodec.Decode(row.Bytes(16));
        var migration = AccountMigration.Restore(
            new AccountMigrationSnapshot(
                id,
                (MigrationState)row.Int(6),
                row.Int(7),
                details.WorkEmails(),
                details.EnrolledMpnId is { } enrolled ? MpnId.Parse(enrolled) : null,
                details.Requirements(),
                row.IsNull(9) ? null : new TenantId(Guid.Parse(row.Bytes(9))),
                row.TextOrNull(10),
                Micros.ToTime(row.LongOrNull(11)),
                row.TextOrNull(12),
                details.CutOver(),
                details.StartedBy(),
                Micros.ToTime(row.Long(13)),
                Micros.ToTime(row.Long(14)),
                Micros.ToTime(row.LongOrNull(15)),
                row.Long(8)
            )
        );
        return new StoredMigration(account, migration, row.Bytes(4).ToArray());
    }

    public static Member[] Ordered(IEnumerable<MemberSubject> subjects) =>
        [
            .. subjects
                .Where(static subject => subject.IsMember)
                .Select(static subject => subject.ToMember())
                .OrderBy(static member => member.Principal.Identity, StringComparer.Ordinal),
        ];
}
