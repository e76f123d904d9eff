using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Common.Persistence;

/// <summary>
/// The database. Every write goes through one bounded queue and one writer, which commits what waits in groups; reads see
/// one snapshot and never wait for the writer.
/// </summary>
/// <remarks>
/// Work runs on the store's own thread and must not wait for anything outside. It may run more than once only if the first
/// run was rolled back. Any method throws <see cref="RuleViolationException"/> with STORE_UNAVAILABLE when the database
/// fails or a commit's outcome is unknown, and with SHUTTING_DOWN once the writer has stopped.
/// </remarks>
public interface IStore
{
    /// <summary>New with every database: tokens of another history are told by it.</summary>
    Guid FeedId { get; }

    /// <summary>Answers a query from one snapshot.</summary>
    ValueTask<T> ReadAsync<T>(Func<IReadSession, T> query, CancellationToken cancellationToken);

    /// <summary>
    /// Runs the work in a transaction and answers when it is on disk. Work that throws is undone alone and its exception is
    /// thrown here.
    /// </summary>
    /// <param name="work">What to do.</param>
    /// <param name="whenFull">What to do when the queue is full: refuse with OVERLOADED, or wait, as streams do.</param>
    /// <param name="cancellationToken">Withdraws work that has not begun.</param>
    Task<T> WriteAsync<T>(Func<IWriteSession, T> work, WhenFull whenFull, CancellationToken cancellationToken) =>
        WriteAsync(work, whenFull, WriteOptions.None, cancellationToken);

    /// <summary>
    /// Waits for room in the queue and answers once the work has its place there: works that are queued one after the other
    /// run in that order. What is queued is not withdrawn.
    /// </summary>
    /// <param name="work">What to do.</param>
    /// <param name="options">What the work promises, so that it costs less.</param>
    /// <param name="cancellationToken">Ends the waiting for room.</param>
    Task<Task<T>> QueueAsync<T>(Func<IWriteSession, T> work, WriteOptions options, CancellationToken cancellationToken);

    /// <inheritdoc cref="WriteAsync{T}(Func{IWriteSession, T}, WhenFull, CancellationToken)"/>
    /// <param name="work">What to do.</param>
    /// <param name="whenFull">What to do when the queue is full.</param>
    /// <param name="options">What the work promises, so that it costs less.</param>
    /// <param name="cancellationToken">Withdraws work that has not begun.</param>
    Task<T> WriteAsync<T>(
        Func<IWriteSession, T> work,
        WhenFull whenFull,
        WriteOptions options,
        CancellationToken cancellationToken
    );

    /// <inheritdoc cref="WriteAsync{T}(Func{IWriteSession, T}, WhenFull, CancellationToken)"/>
    /// <param name="work">What to do.</param>
    /// <param name="about">The migrated account that it will ask for: the store may read it while the work waits.</param>
    /// <param name="whenFull">What to do when the queue is full.</param>
    /// <param name="options">What the work promises, so that it costs less.</param>
    /// <param name="cancellationToken">Withdraws work that has not begun.</param>
    Task<T> WriteAsync<T>(
        Func<IWriteSession, T> work,
        PublisherId about,
        WhenFull whenFull,
        WriteOptions options,
        CancellationToken cancellationToken
    );
}
