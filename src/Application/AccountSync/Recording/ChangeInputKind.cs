namespace PublisherMigration.Application.AccountSync.Recording;

/// <summary>Which kind of change a caller sent.</summary>
public enum ChangeInputKind
{
    None = 0,
    MemberAdded = 1,
    MemberRemoved = 2,
    MemberRolesChanged = 3,
    SettingsChanged = 4,
}
