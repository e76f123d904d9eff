using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Infrastructure.Persistence.Reading;

/// <summary>A bounded number of connections, opened when first wanted; the last used is used next, its cache being warm.</summary>
internal sealed class ReaderPool(string path, int connections, StoreSeam seam, ILogger logger) : IDisposable
{
    private readonly SemaphoreSlim _free = new(connections);
    private readonly Stack<ReaderConnection> _idle = new(connections);
    private bool _isClosed;

    public async ValueTask<T> UseAsync<TState, T>(
        Func<ReaderConnection, TState, T> use,
        TState state,
        CancellationToken cancellationToken
    )
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            return Use(use, state);
        }
        finally
        {
            _free.Release();
        }
    }

    public T Use<TState, T>(Func<ReaderConnection, TState, T> use, TState state)
    {
        ReaderConnection? reader = null;
        try
        {
            reader = Take();
            seam.At(StoreStep.Read);
            var result = use(reader, state);
            GiveBack(reader);
            return result;
        }
        catch (SqliteException failure)
        {
            // The next one opens a new connection: this one may be the cause.
            reader?.Dispose();
            Log.ReadFailed(logger, failure);
            throw new RuleViolationException(Reason.StoreUnavailable);
        }
        catch
        {
            if (reader is not null)
            {
                GiveBack(reader);
            }

            throw;
        }
    }

    public void Dispose()
    {
        lock (_idle)
        {
            _isClosed = true;
            while (_idle.TryPop(out var reader))
            {
                reader.Dispose();
            }
        }

        // The semaphore stays: reads that still wait are to be refused, not to fail.
    }

    private ReaderConnection Take()
    {
        lock (_idle)
        {
            if (_isClosed)
            {
                throw new RuleViolationException(Reason.ShuttingDown);
            }

            if (_idle.TryPop(out var reader))
            {
                return reader;
            }
        }

        return new ReaderConnection(path);
    }

    private void GiveBack(ReaderConnection reader)
    {
        lock (_idle)
        {
            if (!_isClosed)
            {
                _idle.Push(reader);
                return;
            }
        }

        reader.Dispose();
    }
}
