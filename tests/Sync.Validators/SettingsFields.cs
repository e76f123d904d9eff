using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Sync.Validators;

/// <summary>The settings by the names of their fields.</summary>
public static class SettingsFields
{
    public static readonly IReadOnlyList<string> All = ["display_name", "contact_email", "support_uri"];

    public static string Of(AccountSettings settings, string field) =>
        field switch
        {
            "display_name" => settings.DisplayName,
            "contact_email" => settings.ContactEmail,
            "support_uri" => settings.SupportUri,
            _ => throw new ArgumentException($"No settings field is named {field}.", nameof(field)),
        };

    public static string Of(SettingsChanged change, string field) =>
        field switch
        {
            "display_name" => change.DisplayName,
            "contact_email" => change.ContactEmail,
            "support_uri" => change.SupportUri,
            _ => throw new ArgumentException($"No settings field is named {field}.", nameof(field)),
        };

    public static AccountSettings Changed(AccountSettings settings, SettingsChanged change)
    {
        string Value(string field) => change.UpdateMask.Paths.Contains(field) ? Of(change, field) : Of(settings, field);
        return new AccountSettings
        {
            DisplayName = Value("display_name"),
            ContactEmail = Value("contact_email"),
            SupportUri = Value("support_uri"),
        };
    }

    public static IEnumerable<string> Differences(AccountSettings should, AccountSettings present) =>
        All.Where(field => !string.Equals(Of(should, field), Of(present, field), StringComparison.Ordinal))
            .Select(field => $"{field} is '{Of(present, field)}' and should be '{Of(should, field)}'");
}
