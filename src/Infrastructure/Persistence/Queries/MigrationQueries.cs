using AutoMapper;
using Microsoft.EntityFrameworkCore;
using PublisherMigration.Application.AccountMigrations;
using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Packing;
using PublisherMigration.Infrastructure.Persistence.Rows;

namespace PublisherMigration.Infrastructure.Persistence.Queries;

internal sealed class MigrationQueries(SqliteStore store, IMapper mapper) : IMigrationQueries
{
    /// <summary>About so many without its note.</summary>
    private const int EventOctets = 300;

    public Task<Listed<AccountMigrationView>> ListAsync(
        MigrationFilter filter,
        string? after,
        PageLimits limits,
        CancellationToken cancellationToken
    ) =>
        ReadAsync(
            filter,
            async context =>
            {
                var page = await context
                    .Set<AccountMigrationRow>()
                    .Matching(filter, context)
                    .InOrder(static row => row.PublisherId, after)
                    .CutByKeyAsync(
                        static row => new Sized(row.PublisherId, (long?)row.Details!.Length ?? 0),
                        static row => row.PublisherId,
                        limits,
                        cancellationToken
                    );
                var migrations = page.Items.Select(static row => row.ToMigration()).ToList();
                var tenants = await TenantNames.ReadAsync(context, migrations, cancellationToken);
                return new Listed<AccountMigrationView>(
                    migrations.ConvertAll(migration =>
                        tenants.Complete(mapper.Map<AccountMigrationView>(migration), migration)
                    ),
                    page.HasMore
                );
            },
            cancellationToken
        );

    public Task<MigrationSummaryView> SummarizeAsync(MigrationFilter filter, CancellationToken cancellationToken) =>
        ReadAsync(
            filter,
            async context =>
            {
                var rows = context.Set<AccountMigrationRow>().Matching(filter, context);
                var states = await rows.GroupBy(static row => row.State)
                    .Select(static group => new { group.Key, Count = group.LongCount() })
                    .ToListAsync(cancellationToken);
                var masks = await rows.Where(static row => row.Reasons != 0)
                    .GroupBy(static row => row.Reasons)
                    .Select(static group => new { group.Key, Count = group.LongCount() })
                    .ToListAsync(cancellationToken);

                var byState = Enum.GetValues<MigrationState>().ToDictionary(static state => state, static _ => 0L);
                states.ForEach(counted => byState[counted.Key] = counted.Count);
                var byReason = masks
                    .SelectMany(static mask =>
                        ReasonMask.ToReasons(mask.Key).Select(reason => KeyValuePair.Create(reason, mask.Count))
                    )
                    .GroupBy(static counted => counted.Key, static counted => counted.Value)
                    .ToDictionary(static group => group.Key, static group => group.Sum());
                return new MigrationSummaryView(byState, byReason);
            },
            cancellationToken
        );

    public Task<Listed<MigrationEventView>> ListEventsAsync(
        PublisherId id,
        long after,
        PageLimits limits,
        CancellationToken cancellationToken
    ) =>
        store.Contexts.ReadAsync(
            async context =>
            {
                var publisher = id.Value;
                var rows = await context
                    .Set<MigrationEventRow>()
                    .Where(row => row.PublisherId == publisher && row.Position > after)
                    .OrderBy(static row => row.Position)
                    .CutAsync(limits, static row => EventOctets + (row.Note?.Length ?? 0), cancellationToken);
                return new Listed<MigrationEventView>([.. rows.Items.Select(static row => row.ToView())], rows.HasMore);
            },
            cancellationToken
        );

    public Task<TransitionPage> ReadTransitionsAsync(
        MigrationFilter filter,
        long after,
        int limit,
        CancellationToken cancellationToken
    ) =>
        ReadAsync(
            filter,
            context => TransitionPages.ReadAsync(context, filter, after, limit, cancellationToken),
            cancellationToken
        );

    public Task<long> HeadAsync(CancellationToken cancellationToken) =>
        store.Contexts.ReadAsync(context => TransitionPages.HeadAsync(context, cancellationToken), cancellationToken);

    private async Task<T> ReadAsync<T>(
        MigrationFilter filter,
        Func<MigrationDbContext, Task<T>> query,
        CancellationToken cancellationToken
    )
    {
        // Members are looked up as they are; all else that a filter asks for is not the sync's.
        if (filter.Member is not null)
        {
            await store.EnsureProjectedAsync(cancellationToken);
        }

        return await store.Contexts.ReadAsync(query, cancellationToken);
    }
}
