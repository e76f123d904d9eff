using PublisherMigration.Application.AccountSync.Holds;
using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Common.Persistence;

/// <summary>Lists what the mass-removal guard holds and held.</summary>
public interface IHoldQueries
{
    /// <summary>Newest first, after a place.</summary>
    Task<Listed<Hold>> ListAsync(
        PublisherId? publisher,
        IReadOnlyList<HoldState> states,
        HoldPlace? after,
        PageLimits limits,
        CancellationToken cancellationToken
    );
}
