using PublisherMigration.Contracts.V1;
using PublisherMigration.Sync.Validators.Recording;

namespace PublisherMigration.Crash.Tests.Load.Sync;

/// <summary>A change that was sent, and the first answer that came.</summary>
internal sealed class SentChange(string publisherId, AccountChange change)
{
    public string PublisherId => publisherId;

    public AccountChange Change => change;

    /// <summary>Null: nobody knows what became of it.</summary>
    public ChangeResult? Result { get; set; }

    public AnsweredChange Answered => new(publisherId, change, Result);
}
