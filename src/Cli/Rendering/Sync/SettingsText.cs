using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering.Sync;

/// <summary>The settings that a change names, with what they were when that is known.</summary>
internal static class SettingsText
{
    public static string Of(SettingsChanged change, AccountSettings? before) =>
        string.Join(", ", Fields(change).Select(field => Field(field.Name, Before(before, field.Name), field.Value)));

    private static IEnumerable<(string Name, string Value)> Fields(SettingsChanged change)
    {
        (string Name, bool IsSet, string Value)[] all =
        [
            ("display_name", change.HasDisplayName, change.DisplayName),
            ("contact_email", change.HasContactEmail, change.ContactEmail),
            ("support_uri", change.HasSupportUri, change.SupportUri),
        ];
        return change.UpdateMask is { Paths.Count: > 0 } mask
            ? all.Where(field => mask.Paths.Contains(field.Name)).Select(static field => (field.Name, field.Value))
            : all.Where(static field => field.IsSet).Select(static field => (field.Name, field.Value));
    }

    private static string? Before(AccountSettings? before, string field) =>
        (before, field) switch
        {
            (null, _) => null,
            (_, "display_name") => before.DisplayName,
            (_, "contact_email") => before.ContactEmail,
            _ => before.SupportUri,
        };

    private static string Field(string name, string? before, string after) =>
        before is null ? $"{name}: {Quoted(after)}" : $"{name}: {Quoted(before)} -> {Quoted(after)}";

    private static string Quoted(string value) => value.Length == 0 ? "none" : $"\"{value}\"";
}
