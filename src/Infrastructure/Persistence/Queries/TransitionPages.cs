using Microsoft.EntityFrameworkCore;
using PublisherMigration.Application.AccountMigrations;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Infrastructure.Persistence.Rows;

namespace PublisherMigration.Infrastructure.Persistence.Queries;

/// <summary>Reads the changes of state in pages that are bounded also where the filter lets little through.</summary>
internal static class TransitionPages
{
    private const int MostLookedAt = 10_000;

    public static async Task<TransitionPage> ReadAsync(
        MigrationDbContext context,
        MigrationFilter filter,
        long after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var transitions = context.Set<MigrationEventRow>().Transitions().Where(row => row.Position > after);
        var lookAtTo = await transitions
            .OrderBy(static row => row.Position)
            .Skip(MostLookedAt - 1)
            .Select(static row => (long?)row.Position)
            .FirstOrDefaultAsync(cancellationToken);
        var head = await HeadAsync(context, cancellationToken);
        var end = lookAtTo ?? head;
        var page = await transitions
            .Where(row => row.Position <= end)
            .Matching(filter, context)
            .OrderBy(static row => row.Position)
            .Take(limit)
            .ToListAsync(cancellationToken);
        var views = page.ConvertAll(static row => row.ToView());
        return page.Count == limit
            ? new TransitionPage(views, page[^1].Position, IsLast: false)
            : new TransitionPage(views, Math.Max(after, end), IsLast: lookAtTo is null);
    }

    public static async Task<long> HeadAsync(MigrationDbContext context, CancellationToken cancellationToken) =>
        await context.Set<MigrationEventRow>().MaxAsync(static row => (long?)row.Position, cancellationToken) ?? 0;
}
