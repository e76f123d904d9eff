using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Infrastructure.Outside;

/// <summary>Our own tables are the directory: nobody knows more.</summary>
internal sealed class EmbeddedTenantDirectory : ITenantDirectory
{
    public Task<IReadOnlyList<TenantEntry>> LookUpAsync(
        IReadOnlyCollection<DomainName> domains,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<TenantEntry>>([]);
}
