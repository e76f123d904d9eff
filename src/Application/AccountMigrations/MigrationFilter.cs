using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>Which migrations: all that is set must match, nothing set matches all.</summary>
public sealed record MigrationFilter
{
    public IReadOnlyList<MigrationState> States { get; init; } = [];

    public string? TenantId { get; init; }

    public string? MpnId { get; init; }

    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    public Principal? Member { get; init; }

    public string? PartnerCenterAccountId { get; init; }

    public DateTimeOffset? UpdatedAfter { get; init; }

    public DateTimeOffset? UpdatedBefore { get; init; }
}
