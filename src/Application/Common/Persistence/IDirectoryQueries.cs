using PublisherMigration.Application.Directory;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Common.Persistence;

/// <summary>Reads what the rules are judged against. Lists are ordered by id, after the given one.</summary>
public interface IDirectoryQueries
{
    Task<PublisherView?> FindPublisherAsync(PublisherId id, CancellationToken cancellationToken);

    Task<IReadOnlyList<PublisherView>> ListPublishersAsync(
        string? after,
        int limit,
        CancellationToken cancellationToken
    );

    Task<TenantView?> FindTenantAsync(TenantId id, CancellationToken cancellationToken);

    Task<TenantView?> FindTenantVerifyingAsync(DomainName domain, CancellationToken cancellationToken);

    Task<IReadOnlyList<TenantView>> ListTenantsAsync(string? after, int limit, CancellationToken cancellationToken);

    Task<PartnerMembershipView?> FindMembershipAsync(MpnId id, CancellationToken cancellationToken);

    Task<IReadOnlyList<PartnerMembershipView>> ListMembershipsAsync(
        string? after,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>MPN IDs of pending memberships on which an open migration rests.</summary>
    Task<IReadOnlyList<MpnId>> ListAwaitedMembershipsAsync(
        string? after,
        int limit,
        CancellationToken cancellationToken
    );
}
