using PublisherMigration.Application.AccountMigrations;
using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Common.Persistence;

/// <summary>What operators read of the whole fleet; off the hot path, never through the writer.</summary>
public interface IMigrationQueries
{
    /// <summary>Ordered by publisher id, after the given one; without losses.</summary>
    Task<Listed<AccountMigrationView>> ListAsync(
        MigrationFilter filter,
        string? after,
        PageLimits limits,
        CancellationToken cancellationToken
    );

    Task<MigrationSummaryView> SummarizeAsync(MigrationFilter filter, CancellationToken cancellationToken);

    /// <summary>The audit trail of one account after a position, oldest first.</summary>
    Task<Listed<MigrationEventView>> ListEventsAsync(
        PublisherId id,
        long after,
        PageLimits limits,
        CancellationToken cancellationToken
    );

    /// <summary>Stored changes of state of all accounts after a position, in commit order.</summary>
    Task<TransitionPage> ReadTransitionsAsync(
        MigrationFilter filter,
        long after,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>The position of the last event that is stored; 0 for none.</summary>
    Task<long> HeadAsync(CancellationToken cancellationToken);
}
