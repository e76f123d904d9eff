using Microsoft.Data.Sqlite;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Infrastructure.Persistence.Feed;
using PublisherMigration.Infrastructure.Persistence.Sessions;
using PublisherMigration.Infrastructure.Persistence.Sqlite;
using PublisherMigration.Infrastructure.Persistence.Synced;

namespace PublisherMigration.Infrastructure.Persistence.Reading;

/// <summary>A connection that reads, with what is prepared on it.</summary>
internal sealed class ReaderConnection : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly TransactionStatements _transactions;
    private readonly StoreLookups _lookups;
    private FeedStatements? _feed;
    private Statement? _states;
    private Statement? _holds;

    public ReaderConnection(string path)
    {
        _connection = SqliteConnections.OpenReader(path);
        _transactions = new TransactionStatements(_connection.Handle!);
        _lookups = new StoreLookups(_connection.Handle!);
    }

    /// <summary>The feed; prepared when first wanted.</summary>
    public FeedStatements Feed => _feed ??= new FeedStatements(_connection.Handle!, _lookups.Synced);

    /// <summary>Of migrated accounts.</summary>
    public SyncedStatements Synced => _lookups.Synced;

    /// <summary>Runs the query on one snapshot.</summary>
    /// <exception cref="RowsBehindException">It met rows that lack changes.</exception>
    public T Read<T>(Func<IReadSession, T> query, RowsSeen rows)
    {
        var session = new ReadSession(_lookups, rows);
        try
        {
            return OnOneSnapshot(query, session);
        }
        finally
        {
            session.End();
        }
    }

    /// <summary>Runs a query of this layer on one snapshot.</summary>
    public T OnOneSnapshot<TState, T>(Func<TState, T> query, TState state)
    {
        _transactions.BeginRead();
        try
        {
            return query(state);
        }
        finally
        {
            _transactions.Commit();
        }
    }

    public Dictionary<MigrationState, long> CountByState()
    {
        _states ??= new Statement(_connection.Handle!, "SELECT state, COUNT(*) FROM account_migrations GROUP BY state");
        var counts = Enum.GetValues<MigrationState>().ToDictionary(static state => state, static _ => 0L);
        while (_states.Step())
        {
            counts[(MigrationState)_states.Int(0)] = _states.Long(1);
        }

        return counts;
    }

    public long CountOpenHolds()
    {
        _holds ??= new Statement(_connection.Handle!, "SELECT COUNT(*) FROM holds WHERE state = ?1");
        _holds.Bind(1, (int)HoldState.Open).Step();
        var count = _holds.Long(0);
        _holds.Reset();
        return count;
    }

    public void Dispose()
    {
        _holds?.Dispose();
        _states?.Dispose();
        _feed?.Close();
        _lookups.Close();
        _transactions.Close();
        _connection.Dispose();
    }
}
