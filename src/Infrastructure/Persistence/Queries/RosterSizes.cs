using Microsoft.EntityFrameworkCore;
using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Infrastructure.Persistence.Rows;

namespace PublisherMigration.Infrastructure.Persistence.Queries;

/// <summary>Cuts a page of accounts by their rosters without reading one: SQLite knows how long a value is from its header.</summary>
internal static class RosterSizes
{
    /// <summary>About so many octets has an account without members, its name and its MPN ID apart.</summary>
    private const int SizeWithoutMembers = 100;

    public static async Task<(List<string> Ids, bool HasMore)> CutAsync(
        MigrationDbContext context,
        IQueryable<PublisherAccountRow> rows,
        PageLimits limits,
        CancellationToken cancellationToken
    )
    {
        var migrated = context.Set<SyncedAccountRow>();
        var accounts = await rows.Take(limits.Items + 1)
            .Select(row => new
            {
                row.PublisherId,
                Rest = SizeWithoutMembers + row.DisplayName.Length,
                Imported = row.Members.Length,
                Synced = migrated
                    .Where(synced => synced.PublisherId == row.PublisherId)
                    .Select(static synced => new
                    {
                        synced.AccountNo,
                        synced.IsSpilled,
                        synced.State.Length,
                    })
                    .FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        var ids = new List<string>();
        var octets = 0L;
        foreach (var account in accounts)
        {
            octets += account switch
            {
                { Synced: null } => account.Rest + account.Imported,
                { Synced.IsSpilled: false } => account.Rest + account.Synced.Length,
                _ => account.Rest + await SubjectsAsync(context, account.Synced.AccountNo, cancellationToken),
            };
            if (ids.Count == limits.Items || (ids.Count > 0 && octets > limits.Octets))
            {
                return (ids, HasMore: true);
            }

            ids.Add(account.PublisherId);
        }

        return (ids, HasMore: false);
    }

    /// <summary>Of one large account at a time: after some tens of them the page is full.</summary>
    private static Task<long> SubjectsAsync(
        MigrationDbContext context,
        long accountNo,
        CancellationToken cancellationToken
    ) =>
        context
            .Set<SyncedSubjectRow>()
            .Where(row => row.AccountNo == accountNo)
            .SumAsync(static row => (long)row.Subject.Length + row.Packed.Length, cancellationToken);
}
