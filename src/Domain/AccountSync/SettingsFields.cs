namespace PublisherMigration.Domain.AccountSync;

/// <summary>Fields of the settings; each is a subject with versions of its own.</summary>
[Flags]
public enum SettingsFields
{
    None = 0,
    DisplayName = 1,
    ContactEmail = 2,
    SupportUri = 4,
    All = DisplayName | ContactEmail | SupportUri,
}
