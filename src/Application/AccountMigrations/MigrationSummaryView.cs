using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>Accounts by state, which sum to all, and by outstanding reason, which may overlap.</summary>
public sealed record MigrationSummaryView(
    IReadOnlyDictionary<MigrationState, long> States,
    IReadOnlyDictionary<Reason, long> Reasons
);
