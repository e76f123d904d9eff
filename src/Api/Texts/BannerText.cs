namespace PublisherMigration.Api.Texts;

/// <summary>The words of a banner. <paramref name="ActionLabel"/> is empty where the banner has no button.</summary>
public sealed record BannerText(string Title, string Text, string ActionLabel);
