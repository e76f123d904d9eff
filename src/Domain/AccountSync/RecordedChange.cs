using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountSync;

/// <summary>One recorded fact about a migrated account, with its place in the account's history and in the feed.</summary>
public sealed record RecordedChange(ChangeDraft Draft, long Position, DateTimeOffset RecordedTime)
{
    public PublisherId PublisherId => Draft.PublisherId;

    public long Sequence => Draft.Sequence;

    public ChangeBody Body => Draft.Body;
}
