using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Common.Persistence;

/// <summary>Migrated accounts in a transaction of the one writer.</summary>
public interface ISyncedAccounts
{
    /// <summary>Where changes get their position.</summary>
    IChangeFeed Feed { get; }

    /// <summary>The one living copy; <c>null</c> for an account that is not migrated.</summary>
    SyncedAccount? Find(PublisherId id);

    /// <summary>Stores everything that has changed of it, holds too. Without this what was changed is lost.</summary>
    void Save(SyncedAccount account);

    /// <summary>
    /// Stores what has changed of it, which follows from the change that was appended: it may be worked out from that one
    /// after a crash, and is stored when there is more to store.
    /// </summary>
    void SaveRecorded(SyncedAccount account);

    /// <summary>Stores its last refusal, which changes nothing of what was read of the account before.</summary>
    void SaveRefusal(SyncedAccount account);

    /// <summary>A hold of the account, open or decided.</summary>
    Hold? FindHold(PublisherId id, Guid holdId);
}
