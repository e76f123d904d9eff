using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using PublisherMigration.Domain.Common;
using PublisherMigration.Infrastructure.Persistence.Sqlite;

namespace PublisherMigration.Infrastructure.Persistence.Queries;

/// <summary>A few EF Core contexts on connections that read, opened when first wanted: loading EF Core takes its time.</summary>
internal sealed class QueryContexts(string path, ILogger logger) : IDisposable
{
    private const int Most = 4;

    private readonly SemaphoreSlim _free = new(Most);
    private readonly Stack<QueryContext> _idle = new(Most);
    private bool _isClosed;

    /// <summary>Runs the query on one snapshot. What asks who is a member has the rows projected first.</summary>
    public async Task<T> ReadAsync<T>(Func<MigrationDbContext, Task<T>> query, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        QueryContext? context = null;
        try
        {
            context = Take();
            var result = await context.ReadAsync(query);
            GiveBack(context);
            return result;
        }
        catch (SqliteException failure)
        {
            Log.ReadFailed(logger, failure);
            context?.Dispose();
            throw new RuleViolationException(Reason.StoreUnavailable);
        }
        catch
        {
            context?.Dispose();
            throw;
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose()
    {
        lock (_idle)
        {
            _isClosed = true;
            while (_idle.TryPop(out var context))
            {
                context.Dispose();
            }
        }
    }

    private QueryContext Take()
    {
        lock (_idle)
        {
            if (_isClosed)
            {
                throw new RuleViolationException(Reason.ShuttingDown);
            }

            if (_idle.TryPop(out var context))
            {
                return context;
            }
        }

        return new QueryContext(SqliteConnections.OpenReader(path));
    }

    private void GiveBack(QueryContext context)
    {
        lock (_idle)
        {
            if (!_isClosed)
            {
                _idle.Push(context);
                return;
            }
        }

        context.Dispose();
    }
}
