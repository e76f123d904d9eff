using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Infrastructure.Persistence.Packing;

/// <summary>The stored form of a held change: of a member when one is named, else of settings.</summary>
internal sealed record HeldChangeDetail(
    Guid ChangeId,
    long SourceVersion,
    long? OccurredTime,
    long Fingerprint,
    string? Member,
    PartnerCenterRoles Roles,
    bool IsRolesChange,
    SettingsFields Fields,
    AccountSettings? Settings,
    bool IsFromRoster,
    PartnerCenterRoles PreviousRoles,
    HeldChangeState State,
    long Sequence,
    long Position,
    Reason? Refusal,
    IReadOnlyDictionary<string, string>? RefusalWords
);
