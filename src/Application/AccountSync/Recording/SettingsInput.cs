namespace PublisherMigration.Application.AccountSync.Recording;

/// <summary>Settings as a caller sent them: shape unchecked.</summary>
/// <param name="DisplayName"><c>null</c> when not sent.</param>
/// <param name="ContactEmail"><c>null</c> when not sent, empty to clear it.</param>
/// <param name="SupportUri"><c>null</c> when not sent, empty to clear it.</param>
/// <param name="Mask">Names of the fields meant; none: those that are sent.</param>
public sealed record SettingsInput(
    string? DisplayName,
    string? ContactEmail,
    string? SupportUri,
    IReadOnlyList<string> Mask
);
