using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountMigrations.Events;

/// <summary>
/// One entry of the audit trail, stored in the transaction of what it tells. Carries what a stream of transitions is
/// filtered by, as it was after the event.
/// </summary>
public sealed record MigrationEvent(
    PublisherId PublisherId,
    MigrationEventKind Kind,
    Initiator Initiator,
    DateTimeOffset Time,
    MigrationState? From,
    MigrationState To,
    IReadOnlyList<Reason> Reasons,
    int Attempt,
    string? TenantId,
    string? MpnId,
    string? PartnerCenterAccountId,
    string? Note
)
{
    /// <summary>A change of state, as opposed to a change within one or the account's first import.</summary>
    public bool IsTransition => From is not null && From != To;
}
