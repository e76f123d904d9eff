using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Application.Common.Outside;

/// <summary>The directory of all tenants, outside.</summary>
public interface ITenantDirectory
{
    /// <summary>
    /// The tenants in which these domains are verified, where the directory knows more recently than our own tables; they
    /// are stored before anything is judged. Nothing, when our own tables are the directory.
    /// </summary>
    /// <exception cref="Exception">Any failure refuses the call with TENANT_DIRECTORY_UNAVAILABLE.</exception>
    Task<IReadOnlyList<TenantEntry>> LookUpAsync(
        IReadOnlyCollection<DomainName> domains,
        CancellationToken cancellationToken
    );
}
