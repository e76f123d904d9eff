namespace PublisherMigration.Application.Common.Persistence;

/// <summary>The oldest changes of the feed that may go.</summary>
/// <param name="Count">How many.</param>
/// <param name="Through">Of the last of them; 0 when there are none.</param>
/// <param name="OldestKeptTime">When the first one that stays was recorded; <c>null</c> when none was looked at.</param>
public sealed record OldestChanges(int Count, long Through, DateTimeOffset? OldestKeptTime);
