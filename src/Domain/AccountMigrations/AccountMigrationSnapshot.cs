using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountMigrations;

/// <summary>The stored form of an <see cref="AccountMigration"/>, which says what each part means.</summary>
public sealed record AccountMigrationSnapshot(
    PublisherId PublisherId,
    MigrationState State,
    int Attempt,
    IReadOnlyList<WorkEmail> WorkEmails,
    MpnId? EnrolledMpnId,
    IReadOnlyList<Requirement> Requirements,
    TenantId? Tenant,
    string? MpnId,
    DateTimeOffset? ReviewTime,
    string? PartnerCenterAccountId,
    CutOver? CutOver,
    Initiator? StartedBy,
    DateTimeOffset CreateTime,
    DateTimeOffset UpdateTime,
    DateTimeOffset? CompleteTime,
    long Version
);
