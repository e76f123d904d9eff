using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Common.Persistence;

/// <summary>One snapshot of the database, for the duration of one piece of work.</summary>
public interface IReadSession
{
    /// <summary>Tenants and memberships as stored; looked up when asked for.</summary>
    IDirectoryFacts Facts { get; }

    LoadedMigration? Find(PublisherId id);

    /// <summary>The answer that was stored for a request id of this caller.</summary>
    RequestRecord? FindRequest(string callingService, Guid requestId);
}
