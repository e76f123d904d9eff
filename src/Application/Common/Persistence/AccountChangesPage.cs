namespace PublisherMigration.Application.Common.Persistence;

/// <summary>Some changes of one account as they are sent, read on one snapshot.</summary>
/// <param name="Encoded">As <see cref="FeedPage.Encoded"/>.</param>
/// <param name="Count">How many they are.</param>
/// <param name="FirstSequence">Of the first one; 0 for none.</param>
/// <param name="LastSequence">Of the last one; what was asked for when there is none.</param>
/// <param name="AccountSequence">Of the account's last change, kept or not.</param>
public sealed record AccountChangesPage(
    ReadOnlyMemory<byte> Encoded,
    int Count,
    long FirstSequence,
    long LastSequence,
    long AccountSequence
);
