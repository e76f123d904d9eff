using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Application.Directory;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Common.Persistence;

/// <summary>Reads what the rules are judged against. Lists are ordered by id, after the given one.</summary>
public interface IDirectoryQueries
{
    Task<PublisherView?> FindPublisherAsync(PublisherId id, CancellationToken cancellationToken);

    Task<Listed<PublisherView>> ListPublishersAsync(
        string? after,
        PageLimits limits,
        CancellationToken cancellationToken
    );

    Task<TenantView?> FindTenantAsync(TenantId id, CancellationToken cancellationToken);

    Task<TenantView?> FindTenantVerifyingAsync(DomainName domain, CancellationToken cancellationToken);

    Task<Listed<TenantView>> ListTenantsAsync(string? after, PageLimits limits, CancellationToken cancellationToken);

    Task<PartnerMembershipView?> FindMembershipAsync(MpnId id, CancellationToken cancellationToken);

    Task<Listed<PartnerMembershipView>> ListMembershipsAsync(
        string? after,
        PageLimits limits,
        CancellationToken cancellationToken
    );

    /// <summary>MPN IDs of pending memberships on which an open migration rests.</summary>
    Task<IReadOnlyList<MpnId>> ListAwaitedMembershipsAsync(
        string? after,
        int limit,
        CancellationToken cancellationToken
    );
}
