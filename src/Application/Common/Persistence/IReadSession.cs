using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Common.Persistence;

/// <summary>One snapshot of the database, for the duration of one piece of work.</summary>
public interface IReadSession
{
    /// <summary>Tenants and memberships as stored; looked up when asked for.</summary>
    IDirectoryFacts Facts { get; }

    LoadedMigration? Find(PublisherId id);

    /// <summary>A migrated account as it is stored, for looking only; <c>null</c> for one that is not migrated.</summary>
    SyncedAccount? FindSynced(PublisherId id);

    /// <summary>A hold of the account, open or decided.</summary>
    Hold? FindHold(PublisherId id, Guid holdId);

    /// <summary>The answer that was stored for a request id of this caller.</summary>
    RequestRecord? FindRequest(string callingService, Guid requestId);
}
