using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountMigrations.Events;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Feed;
using PublisherMigration.Infrastructure.Persistence.Sessions;
using PublisherMigration.Infrastructure.Persistence.Synced;

namespace PublisherMigration.Infrastructure.Persistence.Writing;

/// <summary>
/// All writes, one after the other on one thread of its own, in groups that share a commit: a write waits for at most the
/// commit before its own, and a lone one costs one sync of the disk.
/// </summary>
internal sealed class SqliteWriter
{
    /// <summary>Items of a stream are large; a unary write must not wait behind hundreds of them for its commit.</summary>
    private static readonly TimeSpan LongestBatch = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// A batch takes this many, or half of those who wait if that is more, so that who was answered comes back while others
    /// are written: else callers who wait for their answers and the writer work in turn. Measured with 128 callers: a sixth
    /// more than with all of them in one batch, in spite of twice the syncs.
    /// </summary>
    private const int LeastBatch = 64;

    private static readonly TimeSpan BetweenProbes = TimeSpan.FromMilliseconds(500);

    /// <summary>How long nothing must have come before rows are projected out of turn.</summary>
    private static readonly TimeSpan BeforeProjecting = TimeSpan.FromMilliseconds(50);

    private readonly Channel<WriteItem> _queue;
    private readonly Thread _thread;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<WriteItem> _batch = [];
    private readonly List<MigrationEvent> _transitions = [];
    private readonly List<PublisherId> _changedAccounts = [];
    private readonly int _maxBatch;
    private readonly Func<WriterConnection> _open;
    private readonly CommitSignal _signal;
    private readonly ChangeRing _ring;
    private readonly ChangeStamps _stamps;
    private readonly ReadAhead _readAhead;
    private readonly StoreHealth _health;
    private readonly StoreMetrics _metrics;
    private readonly StoreSeam _seam;
    private readonly ILogger _logger;
    private WriterConnection? _connection;
    private Task<bool>? _waiting;
    private long _lastProbe;
    private bool _factsChanged;
    private volatile bool _isStopping;

    public SqliteWriter(
        WriterConnection connection,
        Func<WriterConnection> open,
        DatabaseOptions options,
        CommitSignal signal,
        ChangeRing ring,
        ChangeStamps stamps,
        ReadAhead readAhead,
        StoreHealth health,
        StoreMetrics metrics,
        StoreSeam seam,
        ILogger logger
    )
    {
        _connection = connection;
        _open = open;
        _maxBatch = options.MaxBatch;
        _signal = signal;
        _ring = ring;
        _stamps = stamps;
        _readAhead = readAhead;
        _health = health;
        _metrics = metrics;
        _seam = seam;
        _logger = logger;
        _queue = Channel.CreateBounded<WriteItem>(
            new BoundedChannelOptions(options.WriteQueueCapacity) { SingleReader = true }
        );
        ring.Begin(connection.FeedHead);
        _thread = new Thread(Work) { IsBackground = true, Name = "store writer" };
    }

    public int QueueDepth => _queue.Reader.Count;

    public void Start() => _thread.Start();

    public Task<T> WriteAsync<T>(
        Func<IWriteSession, T> work,
        PublisherId? about,
        WhenFull whenFull,
        WriteOptions options,
        CancellationToken cancellationToken
    )
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        var ahead = about is { } id && _readAhead.IsWorthwhile ? new AccountAhead(id) : null;
        var item = new WriteItem<T>(work, options, cancellationToken) { Ahead = ahead };
        if (_queue.Writer.TryWrite(item))
        {
            if (ahead is not null)
            {
                _readAhead.Want(ahead);
            }

            return item.Answered;
        }

        return whenFull == WhenFull.Wait
            ? WriteWithRoomAsync(item, cancellationToken)
            : Task.FromException<T>(new RuleViolationException(_isStopping ? Reason.ShuttingDown : Reason.Overloaded));
    }

    public async Task<Task<T>> QueueAsync<T>(
        Func<IWriteSession, T> work,
        WriteOptions options,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var item = new WriteItem<T>(work, options, CancellationToken.None);
        if (!_queue.Writer.TryWrite(item))
        {
            await WaitForRoomAsync(item, cancellationToken);
        }

        return item.Answered;
    }

    /// <summary>Answers when the rows of the accounts have every change that was answered before the call.</summary>
    public Task ProjectAsync(CancellationToken cancellationToken) =>
        WriteAsync(
            static session => ((WriteSession)session).Project(),
            about: null,
            WhenFull.Wait,
            WriteOptions.Lazily | WriteOptions.WithoutUndo,
            cancellationToken
        );

    /// <summary>Refuses what comes from now on; completes when everything that waits is committed.</summary>
    public Task StopAsync()
    {
        _isStopping = true;
        _queue.Writer.TryComplete();
        return _ended.Task;
    }

    /// <summary>After the stop, with no reader left.</summary>
    public void Close()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            try
            {
                connection.Checkpoints.CopyWhole();
            }
            catch (SqliteException failure)
            {
                // Nothing is lost: the next start reads the WAL.
                Log.FinalCheckpointFailed(_logger, failure);
            }

            connection.Dispose();
        }
    }

    private async Task<T> WriteWithRoomAsync<T>(WriteItem<T> item, CancellationToken cancellationToken)
    {
        await WaitForRoomAsync(item, cancellationToken);
        return await item.Answered;
    }

    private async Task WaitForRoomAsync(WriteItem item, CancellationToken cancellationToken)
    {
        try
        {
            await _queue.Writer.WriteAsync(item, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new RuleViolationException(Reason.ShuttingDown);
        }
    }

    private void Work()
    {
        try
        {
            while (WaitForItems())
            {
                if (_connection is null && !TryReopen())
                {
                    RefuseWaiting();
                    continue;
                }

                WriteBatch(_connection!);
            }

            if (_connection is { Synced.HasUnprojected: true } last)
            {
                Project(last);
            }
        }
        finally
        {
            _ended.TrySetResult();
        }
    }

    /// <summary>
    /// Says no when the queue is closed and empty. Rows that wait to be projected are so when nothing else comes; while the
    /// database is down it is probed in between.
    /// </summary>
    private bool WaitForItems()
    {
        while (true)
        {
            if (_queue.Reader.TryPeek(out _))
            {
                return true;
            }

            _waiting ??= _queue.Reader.WaitToReadAsync().AsTask();
#pragma warning disable VSTHRD002 // This thread does nothing else than wait for items.
            if (_connection is { Synced.HasUnprojected: true } connection)
            {
                if (!_waiting.Wait(BeforeProjecting))
                {
                    Project(connection);
                    continue;
                }
            }
            else if (_connection is not null)
            {
                _waiting.Wait();
            }
            else if (!_waiting.Wait(BetweenProbes))
            {
                TryReopen();
                continue;
            }

            var more = _waiting.Result;
#pragma warning restore VSTHRD002
            _waiting = null;
            if (!more)
            {
                return false;
            }
        }
    }

    private void WriteBatch(WriterConnection connection)
    {
        BeginBatch();
        try
        {
            var rowsBefore = connection.RowsChanged;
            var hasChanged = false;
            RunItems(connection);
            if (_batch.Count > 0)
            {
                connection.Synced.Flush();
                hasChanged = connection.RowsChanged != rowsBefore;
                if (hasChanged)
                {
                    // Some see a commit before it has returned: whatever they read after that must not be older.
                    _changedAccounts.AddRange(connection.Synced.Changed);
                    _stamps.BeginDoubt(_changedAccounts, _factsChanged);
                    connection.Synced.WarnReaders();
                }

                Commit(connection);
            }

            // Before the answers: who reads after its answer must find the signal given and old reads out of date.
            if (hasChanged)
            {
                RaiseStamps();
                connection.Synced.TellReaders();
                _ring.Append(connection.Synced.Appended);
                connection.Synced.Committed();
                _signal.Committed();
            }

            foreach (var item in _batch)
            {
                item.Answer();
            }

            _transitions.ForEach(_metrics.Changed);
        }
#pragma warning disable CA1031 // Whatever it was, the transaction's fate is unknown and the thread must go on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Fail(failure);
            return;
        }

        Checkpoint(connection);
    }

    /// <summary>The rows of all accounts, at a moment at which nobody waits for the writer. Need not sync: the changes are there.</summary>
    private void Project(WriterConnection connection)
    {
        BeginBatch();
        try
        {
            _seam.At(StoreStep.Begin);
            connection.Transactions.BeginWrite(syncs: false);
            connection.Synced.Project();
            Commit(connection);
            connection.Synced.TellReaders();
            connection.Synced.Committed();
        }
#pragma warning disable CA1031 // As for a batch.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Fail(failure);
            return;
        }

        Checkpoint(connection);
    }

    private void BeginBatch()
    {
        _batch.Clear();
        _transitions.Clear();
        _changedAccounts.Clear();
        _factsChanged = false;
    }

    /// <summary>Takes what is there, and what comes meanwhile, without waiting.</summary>
    private void RunItems(WriterConnection connection)
    {
        var began = Stopwatch.GetTimestamp();
        var isBegun = false;
        var isAlone = true;
        var syncs = true;
        var most = Math.Min(Math.Max(_queue.Reader.Count / 2, LeastBatch), _maxBatch);
        while (
            _batch.Count < most
            && Stopwatch.GetElapsedTime(began) < LongestBatch
            && !(isBegun && !syncs && NextNeedsSync())
            && _queue.Reader.TryRead(out var item)
        )
        {
            if (item.WasWithdrawn())
            {
                continue;
            }

            _batch.Add(item);
            if (!isBegun)
            {
                _seam.At(StoreStep.Begin);
                // What may be lost goes along with what may not, and else costs no sync.
                syncs = item.NeedsSync || NextNeedsSync();
                connection.Transactions.BeginWrite(syncs);
                isBegun = true;
            }

            RunItem(connection, item, isAlone);
            isAlone = false;
        }
    }

    private bool NextNeedsSync() => _queue.Reader.TryPeek(out var next) && next.NeedsSync;

    private void RunItem(WriterConnection connection, WriteItem item, bool isFirst)
    {
        var session = new WriteSession(connection.Statements, connection.Synced);
        try
        {
            _seam.At(StoreStep.RunItem);
            connection.Synced.Expect(item.Ahead);
            if (item.NeedsUndo)
            {
                RunWithUndo(connection, item, session, isFirst);
            }
            else
            {
                RunWithoutUndo(item, session);
            }
        }
        finally
        {
            session.End();
        }
    }

    /// <summary>It refuses before it has changed anything; whatever else it throws fails the batch.</summary>
    private static void RunWithoutUndo(WriteItem item, WriteSession session)
    {
        try
        {
            item.Run(session);
        }
        catch (RuleViolationException refusal)
        {
            item.Refusal = refusal;
        }
    }

    /// <summary>The first needs no savepoint of its own: when it is refused the transaction is still empty without it.</summary>
    private void RunWithUndo(WriterConnection connection, WriteItem item, WriteSession session, bool isFirst)
    {
        isFirst &= !connection.Synced.BeginItem();
        if (!isFirst)
        {
            connection.Transactions.BeginItem();
        }

        try
        {
            item.Run(session);
            connection.Synced.KeepItem();
            _transitions.AddRange(session.Transitions);
            _changedAccounts.AddRange(session.ChangedAccounts);
            _factsChanged |= session.FactsChanged;
            if (!isFirst)
            {
                connection.Transactions.KeepItem();
            }
        }
        catch (Exception refusal) when (refusal is not SqliteException)
        {
            item.Refusal = refusal;
            if (isFirst)
            {
                connection.Transactions.Rollback();
                connection.Transactions.BeginWrite();
            }
            else
            {
                connection.Transactions.UndoItem();
            }

            connection.Synced.UndoItem();
        }
    }

    private void Commit(WriterConnection connection)
    {
        var began = Stopwatch.GetTimestamp();
        _seam.At(StoreStep.BeforeCommit);
        connection.Transactions.Commit();
        _seam.At(StoreStep.AfterCommit);
        _metrics.Committed(_batch.Count, Stopwatch.GetElapsedTime(began));
    }

    private void Checkpoint(WriterConnection connection)
    {
        try
        {
            connection.Checkpoints.Proceed();
        }
        catch (SqliteException failure)
        {
            _batch.Clear();
            Fail(failure);
        }
    }

    private void RaiseStamps()
    {
        _changedAccounts.ForEach(_stamps.AccountChanged);
        if (_factsChanged)
        {
            _stamps.FactsChanged();
        }

        _stamps.EndDoubt();
    }

    /// <summary>The whole batch is refused, and the connection made anew: nothing it has cached is believed.</summary>
    private void Fail(Exception failure)
    {
        Log.WriteFailed(_logger, _batch.Count, failure);
        // The commit may have happened all the same: what it changes was gathered before it.
        RaiseStamps();
        _health.Set(isHealthy: false);
        Drop();
        TryReopen();
        foreach (var item in _batch)
        {
            item.Fail(new RuleViolationException(Reason.StoreUnavailable));
        }
    }

    private void RefuseWaiting()
    {
        while (_queue.Reader.TryRead(out var item))
        {
            if (!item.WasWithdrawn())
            {
                item.Fail(new RuleViolationException(Reason.StoreUnavailable));
            }
        }
    }

    private bool TryReopen()
    {
        if (_lastProbe != 0 && Stopwatch.GetElapsedTime(_lastProbe) < BetweenProbes)
        {
            return false;
        }

        try
        {
            _seam.At(StoreStep.OpenWriter);
            _connection = _open();
            _connection.Probe();
            _ring.Begin(_connection.FeedHead);
            _lastProbe = 0;
            _health.Set(isHealthy: true);
            Log.WritesAgain(_logger);
            return true;
        }
#pragma warning disable CA1031 // Tried again later.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Log.ProbeFailed(_logger, failure);
            Drop();
            _lastProbe = Stopwatch.GetTimestamp();
            return false;
        }
    }

    private void Drop()
    {
        var connection = _connection;
        _connection = null;
        try
        {
            // Closing rolls back what is open.
            connection?.Dispose();
        }
        catch (SqliteException failure)
        {
            Log.CloseFailed(_logger, failure);
        }
    }
}
