namespace PublisherMigration.Infrastructure.Persistence.Rows;

/// <summary>A domain and the one tenant in which it is verified.</summary>
internal sealed class TenantDomainRow
{
    public required string Domain { get; init; }

    public required string TenantId { get; init; }
}
