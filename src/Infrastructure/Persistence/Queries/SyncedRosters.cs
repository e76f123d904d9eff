using Microsoft.EntityFrameworkCore;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Packing;
using PublisherMigration.Infrastructure.Persistence.Rows;

namespace PublisherMigration.Infrastructure.Persistence.Queries;

/// <summary>Migrated accounts among some, as Partner Center has them.</summary>
internal static class SyncedRosters
{
    public static async Task<Dictionary<string, SyncedAccountSnapshot>> ReadAsync(
        MigrationDbContext context,
        List<string> ids,
        CancellationToken cancellationToken
    )
    {
        var rows = await context
            .Set<SyncedAccountRow>()
            .Where(row => ids.Contains(row.PublisherId))
            .ToListAsync(cancellationToken);
        var spilled = rows.Where(static row => row.IsSpilled).Select(static row => row.AccountNo).ToArray();
        var subjects = await context
            .Set<SyncedSubjectRow>()
            .Where(row => spilled.Contains(row.AccountNo))
            .ToListAsync(cancellationToken);
        var byAccount = subjects.ToLookup(static row => row.AccountNo);
        return rows.ToDictionary(
            static row => row.PublisherId,
            row =>
            {
                var state = SyncedAccountCodec.Read(PublisherId.Parse(row.PublisherId), row.State).State;
                return row.IsSpilled ? state with { Members = [.. byAccount[row.AccountNo].Select(Subject)] } : state;
            },
            StringComparer.Ordinal
        );
    }

    private static MemberSubject Subject(SyncedSubjectRow row)
    {
        var reader = new PackedReader(row.Packed);
        return SubjectCodec.Read(Principal.Parse(row.Subject), ref reader);
    }
}
