using PublisherMigration.Domain.AccountMigrations;

namespace PublisherMigration.Infrastructure.Persistence.Rows;

/// <summary>A migration: in columns what is listed and filtered by, the rest as JSON in <see cref="Details"/>.</summary>
internal sealed class AccountMigrationRow
{
    public required string PublisherId { get; init; }

    public required MigrationState State { get; init; }

    public required int Attempt { get; init; }

    public required long Version { get; init; }

    public string? TenantId { get; init; }

    public string? MpnId { get; init; }

    public required long Reasons { get; init; }

    public long? ReviewTime { get; init; }

    public string? PartnerCenterAccountId { get; init; }

    public required long CreateTime { get; init; }

    public required long UpdateTime { get; init; }

    public long? CompleteTime { get; init; }

    public string? Details { get; init; }
}
