namespace PublisherMigration.Application.AccountSync.LegacyChanges;

/// <summary>What has changed in the legacy portal.</summary>
public enum LegacyChangeKind
{
    None = 0,
    MemberAdded = 1,
    MemberRemoved = 2,
    RoleChanged = 3,
    FactsChanged = 4,
}
