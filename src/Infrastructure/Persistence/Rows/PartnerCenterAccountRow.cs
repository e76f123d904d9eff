namespace PublisherMigration.Infrastructure.Persistence.Rows;

/// <summary>What the embedded Partner Center has created.</summary>
internal sealed class PartnerCenterAccountRow
{
    public required string PublisherId { get; init; }

    public required string AccountId { get; init; }
}
