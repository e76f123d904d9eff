using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Application.AccountSync.Recording;

/// <summary>Makes settings of what a caller sent.</summary>
internal static class SettingsShape
{
    private const int MaxUriLength = 2_048;

    /// <summary>The fields that a change names and their values; faults go to <paramref name="shape"/>.</summary>
    public static SettingsChanged? Parse(SettingsInput input, string path, ItemShape shape)
    {
        var fields = FieldsOf(input, path, shape);
        var displayName = input.DisplayName ?? string.Empty;
        if (fields.HasFlag(SettingsFields.DisplayName))
        {
            shape.RequireName(displayName, path + ".display_name");
        }

        shape.Require(fields != SettingsFields.None, path, "Name at least one field.");
        return new SettingsChanged(
            fields,
            new AccountSettings(
                displayName,
                fields.HasFlag(SettingsFields.ContactEmail) ? Email(input.ContactEmail, path, shape) : null,
                fields.HasFlag(SettingsFields.SupportUri) ? Uri(input.SupportUri, path, shape) : null
            )
        );
    }

    /// <summary>All settings, of a roster.</summary>
    public static AccountSettings ParseAll(SettingsInput input, string path, ItemShape shape) =>
        Parse(input with { Mask = ["display_name", "contact_email", "support_uri"] }, path, shape)!.Values;

    private static SettingsFields FieldsOf(SettingsInput input, string path, ItemShape shape)
    {
        if (input.Mask.Count == 0)
        {
            return (input.DisplayName is null ? SettingsFields.None : SettingsFields.DisplayName)
                | (input.ContactEmail is null ? SettingsFields.None : SettingsFields.ContactEmail)
                | (input.SupportUri is null ? SettingsFields.None : SettingsFields.SupportUri);
        }

        var fields = SettingsFields.None;
        foreach (var name in input.Mask)
        {
            var field = SettingsFieldNames.FieldOf(name);
            shape.Require(
                field != SettingsFields.None,
                path + ".update_mask",
                "Name display_name, contact_email or support_uri."
            );
            fields |= field;
        }

        return fields;
    }

    private static string? Email(string? text, string path, ItemShape shape)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var isEmail = EmailAddress.TryParse(text, out var email);
        shape.Require(isEmail, path + ".contact_email", "Give a mailbox address of at most 254 octets.");
        return isEmail ? email.Value : null;
    }

    private static string? Uri(string? text, string path, ItemShape shape)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        shape.Require(
            text.Length <= MaxUriLength
                && !text.Any(char.IsControl)
                && System.Uri.TryCreate(text, UriKind.Absolute, out var uri)
                && uri.Scheme is "https" or "http",
            path + ".support_uri",
            "Give an absolute http or https URI of at most 2,048 characters."
        );
        return text;
    }
}
