using System.Text.Json;
using Microsoft.EntityFrameworkCore;
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
    public async Task<PublisherView?> FindPublisherAsync(PublisherId id, CancellationToken cancellationToken) =>
        First(
            await PublishersAsync(rows => rows.Where(row => row.PublisherId == id.Value), null, 1, cancellationToken)
        );

    public Task<IReadOnlyList<PublisherView>> ListPublishersAsync(
        string? after,
        int limit,
        CancellationToken cancellationToken
    ) => PublishersAsync(static rows => rows, after, limit, cancellationToken);

    public async Task<TenantView?> FindTenantAsync(TenantId id, CancellationToken cancellationToken)
    {
        var key = id.ToString();
        return First(
            await TenantsAsync((rows, _) => rows.Where(row => row.TenantId == key), null, 1, cancellationToken)
        );
    }

    public async Task<TenantView?> FindTenantVerifyingAsync(DomainName domain, CancellationToken cancellationToken) =>
        First(
            await TenantsAsync(
                (rows, domains) =>
                    rows.Where(row => domains.Any(d => d.Domain == domain.Value && d.TenantId == row.TenantId)),
                after: null,
                1,
                cancellationToken
            )
        );

    public Task<IReadOnlyList<TenantView>> ListTenantsAsync(
        string? after,
        int limit,
        CancellationToken cancellationToken
    ) => TenantsAsync(static (rows, _) => rows, after, limit, cancellationToken);

    public async Task<PartnerMembershipView?> FindMembershipAsync(MpnId id, CancellationToken cancellationToken) =>
        First(await MembershipsAsync(rows => rows.Where(row => row.MpnId == id.Value), null, 1, cancellationToken));

    public Task<IReadOnlyList<PartnerMembershipView>> ListMembershipsAsync(
        string? after,
        int limit,
        CancellationToken cancellationToken
    ) => MembershipsAsync(static rows => rows, after, limit, cancellationToken);

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

    private async Task<IReadOnlyList<PublisherView>> PublishersAsync(
        Func<IQueryable<PublisherAccountRow>, IQueryable<PublisherAccountRow>> which,
        string? after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        await store.EnsureProjectedAsync(cancellationToken);
        return await store.Contexts.ReadAsync(
            async context =>
            {
                var accounts = await which(context.Set<PublisherAccountRow>())
                    .PageAsync(static row => row.PublisherId, after, limit, cancellationToken);
                var ids = accounts.ConvertAll(static row => row.PublisherId);
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
                return (IReadOnlyList<PublisherView>)
                    accounts.ConvertAll(row =>
                        ToView(row, states[row.PublisherId], synced.GetValueOrDefault(row.PublisherId))
                    );
            },
            cancellationToken
        );
    }

    private Task<IReadOnlyList<TenantView>> TenantsAsync(
        Func<IQueryable<TenantRow>, IQueryable<TenantDomainRow>, IQueryable<TenantRow>> which,
        string? after,
        int limit,
        CancellationToken cancellationToken
    ) =>
        store.Contexts.ReadAsync(
            async context =>
            {
                var allDomains = context.Set<TenantDomainRow>();
                var rows = await which(context.Set<TenantRow>(), allDomains)
                    .PageAsync(static row => row.TenantId, after, limit, cancellationToken);
                var ids = rows.ConvertAll(static row => row.TenantId);
                var domains = await allDomains.Where(row => ids.Contains(row.TenantId)).ToListAsync(cancellationToken);
                var byTenant = domains.ToLookup(
                    static row => row.TenantId,
                    static row => row.Domain,
                    StringComparer.Ordinal
                );
                return (IReadOnlyList<TenantView>)rows.ConvertAll(row => ToView(row, byTenant[row.TenantId]));
            },
            cancellationToken
        );

    private Task<IReadOnlyList<PartnerMembershipView>> MembershipsAsync(
        Func<IQueryable<PartnerMembershipRow>, IQueryable<PartnerMembershipRow>> which,
        string? after,
        int limit,
        CancellationToken cancellationToken
    ) =>
        store.Contexts.ReadAsync(
            async context =>
            {
                var rows = await which(context.Set<PartnerMembershipRow>())
                    .PageAsync(static row => row.MpnId, after, limit, cancellationToken);
                return (IReadOnlyList<PartnerMembershipView>)rows.ConvertAll(ToView);
            },
            cancellationToken
        );

    private static T? First<T>(IReadOnlyList<T> found)
        where T : class => found.Count > 0 ? found[0] : null;

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
