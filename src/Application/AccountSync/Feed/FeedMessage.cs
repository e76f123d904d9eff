using PublisherMigration.Domain.AccountSync;

namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>One message of the stream: changes, or accounts of a snapshot, or only a place.</summary>
/// <param name="Changes">As <see cref="Common.Persistence.FeedPage.Encoded"/>; empty for none.</param>
/// <param name="Count">How many changes.</param>
/// <param name="Rosters">Accounts of a snapshot.</param>
/// <param name="Bookmark">What a message that is only a place says.</param>
/// <param name="Place">After this message.</param>
/// <param name="Time">When it was made.</param>
/// <param name="ResumeToken">Resumes after this message.</param>
/// <param name="FeedId">The history.</param>
public sealed record FeedMessage(
    ReadOnlyMemory<byte> Changes,
    int Count,
    IReadOnlyList<AccountRoster> Rosters,
    FeedBookmarkKind Bookmark,
    FeedPlace Place,
    DateTimeOffset Time,
    string ResumeToken,
    Guid FeedId
);
