using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations.Events;

namespace PublisherMigration.Infrastructure.Persistence.Rows;

/// <summary>One entry of the audit trail. Never changed, never removed; positions rise in commit order.</summary>
internal sealed class MigrationEventRow
{
    public long Position { get; init; }

    public required string PublisherId { get; init; }

    public required MigrationEventKind Kind { get; init; }

    public required string CallingService { get; init; }

    public string? Principal { get; init; }

    public required long Time { get; init; }

    public MigrationState? FromState { get; init; }

    public required MigrationState ToState { get; init; }

    public required long Reasons { get; init; }

    public required int Attempt { get; init; }

    public string? TenantId { get; init; }

    public string? MpnId { get; init; }

    public string? PartnerCenterAccountId { get; init; }

    public string? Note { get; init; }
}
