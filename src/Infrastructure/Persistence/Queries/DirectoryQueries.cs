using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Application.Directory;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Packing;
using PublisherMigration.Infrastructure.Persistence.Rows;
using PublisherMigration.Infrastructure.Persistence.Sessions;

namespace PublisherMigration.Infrastructure.Persistence.Queries;

internal sealed class DirectoryQueries(SqliteStore store) : IDirectoryQueries
{
    private static readonly PageLimits One = new(1);

    public async Task<PublisherView?> FindPublisherAsync(PublisherId id, CancellationToken cancellationToken) =>
        First(
            await PublishersAsync(rows => rows.Where(row => row.PublisherId == id.Value), null, One, cancellationToken)
        );

    public Task<Listed<PublisherView>> ListPublishersAsync(
        string? after,
        PageLimits limits,
        CancellationToken cancellationToken
    ) => PublishersAsync(static rows => rows, after, limits, cancellationToken);

    public async Task<TenantView?> FindTenantAsync(TenantId id, CancellationToken cancellationToken)
    {
        var key = id.ToString();
        return First(
            await TenantsAsync((rows, _) => rows.Where(row => row.TenantId == key), null, One, cancellationToken)
        );
    }

    public async Task<TenantView?> FindTenantVerifyingAsync(DomainName domain, CancellationToken cancellationToken) =>
        First(
            await TenantsAsync(
                (rows, domains) =>
                    rows.Where(row => domains.Any(d => d.Domain == domain.Value && d.TenantId == row.TenantId)),
                after: null,
                One,
                cancellationToken
            )
        );

    public Task<Listed<TenantView>> ListTenantsAsync(
        string? after,
        PageLimits limits,
        CancellationToken cancellationToken
    ) => TenantsAsync(static (rows, _) => rows, after, limits, cancellationToken);

    public async Task<PartnerMembershipView?> FindMembershipAsync(MpnId id, CancellationToken cancellationToken) =>
        First(await MembershipsAsync(rows => rows.Where(row => row.MpnId == id.Value), null, One, cancellationToken));

    public Task<Listed<PartnerMembershipView>> ListMembershipsAsync(
        string? after,
        PageLimits limits,
        CancellationToken cancellationToken
    ) => MembershipsAsync(static rows => rows, after, limits, cancellationToken);

    public Task<IReadOnlyList<MpnId>> ListAwaitedMembershipsAsync(
        string? after,
        int limit,
        CancellationToken cancellationToken
    ) =>
        store.Contexts.ReadAsync(
            async context =>
            {
                var pending = await context
                    .Set<PartnerMembershipRow>()
                    .Where(row =>
                        row.Vetting == VettingState.Pending
                        && context.Set<JudgedFactRow>().Any(fact => fact.Fact == "m:" + row.MpnId)
                    )
                    .PageAsync(static row => row.MpnId, after, limit, cancellationToken);
                return (IReadOnlyList<MpnId>)pending.ConvertAll(static row => MpnId.Parse(row.MpnId));
            },
            cancellationToken
        );

    private async Task<Listed<PublisherView>> PublishersAsync(
        Func<IQueryable<PublisherAccountRow>, IQueryable<PublisherAccountRow>> which,
        string? after,
        PageLimits limits,
        CancellationToken cancellationToken
    )
    {
        await store.EnsureProjectedAsync(cancellationToken);
        return await store.Contexts.ReadAsync(
            async context =>
            {
                var rows = which(context.Set<PublisherAccountRow>()).InOrder(static row => row.PublisherId, after);
                var (ids, hasMore) = await RosterSizes.CutAsync(context, rows, limits, cancellationToken);
                var accounts = await rows.Where(row => ids.Contains(row.PublisherId)).ToListAsync(cancellationToken);
                var states = await context
                    .Set<AccountMigrationRow>()
                    .Where(row => ids.Contains(row.PublisherId))
                    .Select(static row => new { row.PublisherId, row.State })
                    .ToDictionaryAsync(
                        static row => row.PublisherId,
                        static row => row.State,
                        StringComparer.Ordinal,
                        cancellationToken
                    );
                var synced = await SyncedRosters.ReadAsync(context, ids, cancellationToken);
                return new Listed<PublisherView>(
                    accounts.ConvertAll(row =>
                        ToView(row, states[row.PublisherId], synced.GetValueOrDefault(row.PublisherId))
                    ),
                    hasMore
                );
            },
            cancellationToken
        );
    }

    private Task<Listed<TenantView>> TenantsAsync(
        Func<IQueryable<TenantRow>, IQueryable<TenantDomainRow>, IQueryable<TenantRow>> which,
        string? after,
        PageLimits limits,
        CancellationToken cancellationToken
    ) =>
        store.Contexts.ReadAsync(
            async context =>
            {
                var allDomains = context.Set<TenantDomainRow>();
                var rows = await which(context.Set<TenantRow>(), allDomains)
                    .PageAsync(static row => row.TenantId, after, limits.Items + 1, cancellationToken);
                return await TenantDomains.CutAsync(allDomains, rows, limits, ToView, cancellationToken);
            },
            cancellationToken
        );

    private Task<Listed<PartnerMembershipView>> MembershipsAsync(
        Func<IQueryable<PartnerMembershipRow>, IQueryable<PartnerMembershipRow>> which,
        string? after,
        PageLimits limits,
        CancellationToken cancellationToken
    ) =>
        store.Contexts.ReadAsync(
            async context =>
            {
                var page = await which(context.Set<PartnerMembershipRow>())
                    .InOrder(static row => row.MpnId, after)
                    .CutAsync(limits, OctetsOf, cancellationToken);
                return new Listed<PartnerMembershipView>([.. page.Items.Select(ToView)], page.HasMore);
            },
            cancellationToken
        );

    private static T? First<T>(Listed<T> found)
        where T : class => found.Items.Count > 0 ? found.Items[0] : null;

    /// <param name="row">The account.</param>
    /// <param name="state">Of its migration.</param>
    /// <param name="synced">What Partner Center has made of it since it was cut over.</param>
    private static PublisherView ToView(PublisherAccountRow row, MigrationState state, SyncedAccountSnapshot? synced) =>
        new()
        {
            PublisherId = row.PublisherId,
            DisplayName = synced?.Settings.DisplayName ?? row.DisplayName,
            MpnId = row.MpnId,
            Members = synced is null ? RosterCodec.Decode(row.Members) : StoredMigration.Ordered(synced.Members),
            Authority = row.Authority,
            MigrationState = state,
            UpdateTime = Later(Micros.ToTime(row.UpdateTime), synced),
        };

    private static DateTimeOffset Later(DateTimeOffset time, SyncedAccountSnapshot? synced) =>
        synced is null
            ? time
            : synced
                .Members.Select(static member => member.Touch.Time)
                .Concat(synced.SettingsTouches.Select(static touch => touch.Time))
                .Append(time)
                .Max();

    private static TenantView ToView(TenantRow row, IEnumerable<string> domains) =>
        new()
        {
            TenantId = row.TenantId,
            DisplayName = row.DisplayName,
            Kind = row.Kind,
            Domains = [.. domains.Order(StringComparer.Ordinal)],
            UpdateTime = Micros.ToTime(row.UpdateTime),
        };

    private static long OctetsOf(PartnerMembershipRow row) => 100 + row.AssociatedTenantIds.Length;

    private static PartnerMembershipView ToView(PartnerMembershipRow row) =>
        new()
        {
            MpnId = row.MpnId,
            Kind = row.Kind,
            Vetting = row.Vetting,
            ExpireTime = Micros.ToTime(row.ExpireTime),
            PrimaryTenantId = row.PrimaryTenantId,
            AssociatedTenantIds = JsonSerializer.Deserialize(
                row.AssociatedTenantIds,
                StoredJson.Default.IReadOnlyListString
            )!,
            GlobalMpnId = row.GlobalMpnId,
            UpdateTime = Micros.ToTime(row.UpdateTime),
        };
}
