using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Feed;
using PublisherMigration.Infrastructure.Persistence.Queries;
using PublisherMigration.Infrastructure.Persistence.Reading;
using PublisherMigration.Infrastructure.Persistence.Sqlite;
using PublisherMigration.Infrastructure.Persistence.Synced;
using PublisherMigration.Infrastructure.Persistence.Writing;

namespace PublisherMigration.Infrastructure.Persistence;

/// <summary>The database file: its lock, its one writer and its readers.</summary>
internal sealed class SqliteStore : IStore, IAsyncDisposable
{
    private readonly DatabaseOptions _options;
    private readonly CommitSignal _signal;
    private readonly ChangeRing _ring;
    private readonly ChangeStamps _stamps;
    private readonly StoreHealth _health;
    private readonly StoreMetrics _metrics;
    private readonly StoreSeam _seam;
    private readonly TimeProvider _time;
    private readonly ILogger<SqliteStore> _logger;
    private readonly UnprojectedAccounts _unprojected = new();
    private readonly MemoryEpochs _epochs = new();
    private Opened? _opened;

    public SqliteStore(
        IOptions<DatabaseOptions> options,
        CommitSignal signal,
        ChangeRing ring,
        ChangeStamps stamps,
        StoreHealth health,
        StoreMetrics metrics,
        StoreSeam seam,
        TimeProvider time,
        ILogger<SqliteStore> logger
    )
    {
        _options = options.Value;
        _signal = signal;
        _ring = ring;
        _stamps = stamps;
        _health = health;
        _metrics = metrics;
        _seam = seam;
        _time = time;
        _logger = logger;
    }

    public Guid FeedId => Parts.FeedId;

    /// <summary>Changes up to this position are no longer kept; set once that is committed.</summary>
    public long CompactedTo
    {
        get => Volatile.Read(ref Parts.CompactedTo);
        set => Volatile.Write(ref Parts.CompactedTo, value);
    }

    /// <summary>Connections for EF Core, for the queries off the hot path.</summary>
    public QueryContexts Contexts => Parts.Contexts;

    private Opened Parts => _opened ?? throw new RuleViolationException(Reason.StoreUnavailable);

    /// <exception cref="StoreRefusedException">In use by another process, or written by a newer program.</exception>
    public void Open()
    {
        var path = Path.GetFullPath(_options.Path);
        var held = DatabaseLock.Take(path, _time);
        try
        {
            var connection = SqliteConnections.OpenWriter(path, _options.CheckpointPages);
            var (identity, journal) = Prepare(connection, path);
            var readAhead = new ReadAhead(path, _epochs, _logger);
            var writer = new SqliteWriter(
                WriterOn(connection),
                () => WriterOn(SqliteConnections.OpenWriter(path, _options.CheckpointPages)),
                _options,
                _signal,
                _ring,
                _stamps,
                readAhead,
                _health,
                _metrics,
                _seam,
                _logger
            );
            var readers = new ReaderPool(path, _options.ReaderConnections, _seam, _logger);
            _opened = new Opened(held, writer, readAhead, readers, new QueryContexts(path, _logger), identity.FeedId)
            {
                CompactedTo = identity.CompactedTo,
            };
            writer.Start();
            readAhead.Start();
            _metrics.Observe(
                () => writer.QueueDepth,
                new CollectedCount<IReadOnlyDictionary<MigrationState, long>>(
                    readers,
                    static reader => reader.CountByState(),
                    ImmutableDictionary<MigrationState, long>.Empty,
                    _time
                ).Read,
                new CollectedCount<long?>(readers, static reader => reader.CountOpenHolds(), none: null, _time).Read
            );
            _health.Set(isHealthy: true);
            Log.StoreOpened(_logger, path, connection.ServerVersion, journal, identity.FeedId);
        }
        catch (SqliteException failure)
        {
            held.Dispose();
            throw new StoreRefusedException(
                $"The database {path} cannot be opened: {failure.Message} Set Database:Path to a database of this service, "
                    + "or to a file that does not exist yet."
            );
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <remarks>
    /// Rows of accounts trail the changes that were answered. A query that meets such rows is run again when they have them:
    /// most reads are of others and do not wait for the writer.
    /// </remarks>
    public async ValueTask<T> ReadAsync<T>(Func<IReadSession, T> query, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(query, _unprojected.Look(), cancellationToken);
        }
        catch (RowsBehindException)
        {
            await EnsureProjectedAsync(cancellationToken);
        }

        return await ReadAsync(query, RowsSeen.AllCurrent, cancellationToken);
    }

    /// <summary>Completes when the account's row has every change that was answered before.</summary>
    public Task EnsureProjectedAsync(PublisherId id, CancellationToken cancellationToken) =>
        _unprojected.Contains(id) ? EnsureProjectedAsync(cancellationToken) : Task.CompletedTask;

    /// <summary>Completes when the rows of the accounts have every change that was answered before.</summary>
    public async Task EnsureProjectedAsync(CancellationToken cancellationToken)
    {
        if (_unprojected.IsEmpty)
        {
            return;
        }

        try
        {
            await Parts.Writer.ProjectAsync(cancellationToken);
        }
        catch (RuleViolationException refused)
            when (refused.Violation.Reason == Reason.StoreUnavailable && _unprojected.IsEmpty)
        {
            // The writer has opened the database anew, which projects what a failed commit has left.
        }
    }

    /// <summary>A query of this layer, on one snapshot. Rows of accounts may lack the last changes.</summary>
    public ValueTask<T> UseReaderAsync<T>(Func<ReaderConnection, T> query, CancellationToken cancellationToken) =>
        Parts.Readers.UseAsync(static (reader, query) => reader.OnOneSnapshot(query, reader), query, cancellationToken);

    public Task<T> WriteAsync<T>(
        Func<IWriteSession, T> work,
        WhenFull whenFull,
        WriteOptions options,
        CancellationToken cancellationToken
    ) => Parts.Writer.WriteAsync(work, about: null, whenFull, options, cancellationToken);

    public Task<T> WriteAsync<T>(
        Func<IWriteSession, T> work,
        PublisherId about,
        WhenFull whenFull,
        WriteOptions options,
        CancellationToken cancellationToken
    ) => Parts.Writer.WriteAsync(work, about, whenFull, options, cancellationToken);

    public Task<Task<T>> QueueAsync<T>(
        Func<IWriteSession, T> work,
        WriteOptions options,
        CancellationToken cancellationToken
    ) => Parts.Writer.QueueAsync(work, options, cancellationToken);

    /// <summary>Commits what waits, refuses the rest, and leaves one file behind.</summary>
    public async Task CloseAsync()
    {
        if (_opened is not { IsClosed: false } opened)
        {
            return;
        }

        opened.IsClosed = true;
        await opened.Writer.StopAsync();
        opened.ReadAhead.Dispose();
        opened.Readers.Dispose();
        opened.Contexts.Dispose();
        opened.Writer.Close();
        opened.Lock.Dispose();
        _health.Set(isHealthy: false);
        Log.StoreClosed(_logger);
    }

    public ValueTask DisposeAsync() => new(CloseAsync());

    private ValueTask<T> ReadAsync<T>(
        Func<IReadSession, T> query,
        RowsSeen rows,
        CancellationToken cancellationToken
    ) =>
        Parts.Readers.UseAsync(
            static (reader, state) => reader.Read(state.query, state.rows),
            (query, rows),
            cancellationToken
        );

    private WriterConnection WriterOn(SqliteConnection connection)
    {
        var writer = new WriterConnection(connection, _options, _unprojected, _epochs, _time, _seam, _logger);
        if (writer.CatchUp() is > 0 and var count)
        {
            Log.Projected(_logger, count);
        }

        _unprojected.Clear();
        // What was in the memory of the connection before is not there any more.
        _epochs.BeginNext();
        return writer;
    }

    private (StoreIdentity Identity, string Journal) Prepare(SqliteConnection connection, string path)
    {
        try
        {
            DatabaseSchema.BringUp(connection, path);
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode";
            return (DatabaseSchema.IdentityOf(connection, _options.RestoredAs), (string)command.ExecuteScalar()!);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private sealed record Opened(
        DatabaseLock Lock,
        SqliteWriter Writer,
        ReadAhead ReadAhead,
        ReaderPool Readers,
        QueryContexts Contexts,
        Guid FeedId
    )
    {
        public long CompactedTo;

        public bool IsClosed { get; set; }
    }
}
