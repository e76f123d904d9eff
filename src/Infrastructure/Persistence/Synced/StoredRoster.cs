using PublisherMigration.Domain.AccountSync;

namespace PublisherMigration.Infrastructure.Persistence.Synced;

/// <summary>What of a migrated account those want who do not decide on it.</summary>
/// <param name="DisplayName">Its name.</param>
/// <param name="PartnerCenterAccountId">Where it is managed.</param>
/// <param name="Subjects">Its members, and those who were removed.</param>
internal sealed record StoredRoster(
    string DisplayName,
    string PartnerCenterAccountId,
    IReadOnlyList<MemberSubject> Subjects
);
