namespace PublisherMigration.Infrastructure.Persistence.Rows;

/// <summary>What the embedded partner network has enrolled.</summary>
internal sealed class PartnerNetworkEnrollmentRow
{
    public required string IdempotencyKey { get; init; }

    public required string MpnId { get; init; }
}
