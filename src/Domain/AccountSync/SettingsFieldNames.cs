namespace PublisherMigration.Domain.AccountSync;

/// <summary>Settings fields one by one, and as the contract spells them.</summary>
public static class SettingsFieldNames
{
    public static readonly IReadOnlyList<SettingsFields> Each =
    [
        SettingsFields.DisplayName,
        SettingsFields.ContactEmail,
        SettingsFields.SupportUri,
    ];

    /// <summary>By the number of the flags, since it is asked for every change.</summary>
    private static readonly SettingsFields[][] Sets =
    [
        .. Enumerable
            .Range(0, (int)SettingsFields.All + 1)
            .Select(static set => Each.Where(field => ((SettingsFields)set & field) != SettingsFields.None).ToArray()),
    ];

    /// <summary>The single fields among these.</summary>
    public static SettingsFields[] OneByOne(this SettingsFields fields) => Sets[(int)(fields & SettingsFields.All)];

    public static string FieldName(this SettingsFields field) =>
        field switch
        {
            SettingsFields.DisplayName => "display_name",
            SettingsFields.ContactEmail => "contact_email",
            SettingsFields.SupportUri => "support_uri",
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Not a single field."),
        };

    /// <summary><see cref="SettingsFields.None"/> for a name that is none of them.</summary>
    public static SettingsFields FieldOf(string name) =>
        name switch
        {
            "display_name" => SettingsFields.DisplayName,
            "contact_email" => SettingsFields.ContactEmail,
            "support_uri" => SettingsFields.SupportUri,
            _ => SettingsFields.None,
        };
}
