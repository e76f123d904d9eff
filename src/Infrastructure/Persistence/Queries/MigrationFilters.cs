using Microsoft.EntityFrameworkCore;
using PublisherMigration.Application.AccountMigrations;
using PublisherMigration.Infrastructure.Persistence.Packing;
using PublisherMigration.Infrastructure.Persistence.Rows;

namespace PublisherMigration.Infrastructure.Persistence.Queries;

/// <summary>
/// What a filter lets through: of migrations as they stand, and of transitions as they were, but for the member, who is
/// looked up on the account as it is.
/// </summary>
internal static class MigrationFilters
{
    public static IQueryable<AccountMigrationRow> Matching(
        this DbSet<AccountMigrationRow> migrations,
        MigrationFilter filter,
        MigrationDbContext context
    )
    {
        var rows = filter.Reasons.Count > 0 ? migrations.WithReasons() : migrations;
        var (tenant, mpnId, account) = (TenantOf(filter), filter.MpnId, filter.PartnerCenterAccountId);
        var (mask, after, before) = (ReasonMask.Of(filter.Reasons), Micros.Of(filter.UpdatedAfter), BeforeOf(filter));
        rows = rows.WhereIf(filter.States.Count > 0, row => filter.States.Contains(row.State))
            .WhereIf(tenant is not null, row => row.TenantId == tenant)
            .WhereIf(mpnId is not null, row => row.MpnId == mpnId)
            .WhereIf(filter.Reasons.Count > 0, row => (row.Reasons & mask) != 0)
            .WhereIf(account is not null, row => row.PartnerCenterAccountId == account)
            .WhereIf(after is not null, row => row.UpdateTime > after)
            .WhereIf(before is not null, row => row.UpdateTime < before);
        return filter.Member is { } member
            ? rows.Where(row => context.AccountsOf(member.Identity).Contains(row.PublisherId))
            : rows;
    }

    public static IQueryable<MigrationEventRow> Matching(
        this IQueryable<MigrationEventRow> rows,
        MigrationFilter filter,
        MigrationDbContext context
    )
    {
        var (tenant, mpnId, account) = (TenantOf(filter), filter.MpnId, filter.PartnerCenterAccountId);
        var (mask, after, before) = (ReasonMask.Of(filter.Reasons), Micros.Of(filter.UpdatedAfter), BeforeOf(filter));
        rows = rows.WhereIf(filter.States.Count > 0, row => filter.States.Contains(row.ToState))
            .WhereIf(tenant is not null, row => row.TenantId == tenant)
            .WhereIf(mpnId is not null, row => row.MpnId == mpnId)
            .WhereIf(filter.Reasons.Count > 0, row => (row.Reasons & mask) != 0)
            .WhereIf(account is not null, row => row.PartnerCenterAccountId == account)
            .WhereIf(after is not null, row => row.Time > after)
            .WhereIf(before is not null, row => row.Time < before);
        return filter.Member is { } member
            ? rows.Where(row => context.AccountsOf(member.Identity).Contains(row.PublisherId))
            : rows;
    }

    /// <summary>Only changes of state.</summary>
    public static IQueryable<MigrationEventRow> Transitions(this DbSet<MigrationEventRow> events) =>
        events.FromSqlRaw(
            "SELECT * FROM migration_events INDEXED BY ix_migration_events_transitions "
                + "WHERE from_state IS NOT NULL AND from_state <> to_state"
        );

    /// <summary>Only those with a reason: few, which the planner cannot know, so that it would read them all.</summary>
    public static IQueryable<AccountMigrationRow> WithReasons(this DbSet<AccountMigrationRow> migrations) =>
        migrations.FromSqlRaw(
            "SELECT * FROM account_migrations INDEXED BY ix_account_migrations_reasons WHERE reasons <> 0"
        );

    private static IQueryable<string> AccountsOf(this MigrationDbContext context, string principal) =>
        context.Set<AccountMemberRow>().Where(row => row.Principal == principal).Select(static row => row.PublisherId);

    private static string? TenantOf(MigrationFilter filter) => filter.TenantId?.ToLowerInvariant();

    /// <summary>A stored time is cut to microseconds: what was before a finer instant still is.</summary>
    private static long? BeforeOf(MigrationFilter filter) =>
        filter.UpdatedBefore is { } before ? Micros.Of(before.AddTicks(TimeSpan.TicksPerMicrosecond - 1)) : null;

    private static IQueryable<T> WhereIf<T>(
        this IQueryable<T> rows,
        bool isSet,
        System.Linq.Expressions.Expression<Func<T, bool>> condition
    ) => isSet ? rows.Where(condition) : rows;
}
