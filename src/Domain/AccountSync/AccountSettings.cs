namespace PublisherMigration.Domain.AccountSync;

/// <summary>What Partner Center lets an owner set on an account; <c>null</c> for what is not set.</summary>
public sealed record AccountSettings(string DisplayName, string? ContactEmail, string? SupportUri)
{
    public string? this[SettingsFields field] =>
        field switch
        {
            SettingsFields.DisplayName => DisplayName,
            SettingsFields.ContactEmail => ContactEmail,
            SettingsFields.SupportUri => SupportUri,
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Not a single field."),
        };

    /// <summary>These settings with the named fields as in <paramref name="values"/>.</summary>
    public AccountSettings With(SettingsFields fields, AccountSettings values) =>
        new(
            fields.HasFlag(SettingsFields.DisplayName) ? values.DisplayName : DisplayName,
            fields.HasFlag(SettingsFields.ContactEmail) ? values.ContactEmail : ContactEmail,
            fields.HasFlag(SettingsFields.SupportUri) ? values.SupportUri : SupportUri
        );
}
