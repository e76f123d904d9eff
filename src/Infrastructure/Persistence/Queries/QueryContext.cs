using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PublisherMigration.Infrastructure.Persistence.Sqlite;

namespace PublisherMigration.Infrastructure.Persistence.Queries;

/// <summary>A context on a connection of its own. Tracks nothing, so that it can be used again and again.</summary>
internal sealed class QueryContext(SqliteConnection connection) : IDisposable
{
    private readonly MigrationDbContext _context = new(DatabaseSchema.OptionsFor(connection));

    public async Task<T> ReadAsync<T>(Func<MigrationDbContext, Task<T>> query)
    {
        // Deferred: the other kind would want to write.
        await using var snapshot = connection.BeginTransaction(deferred: true);
        await using var ours = await _context.Database.UseTransactionAsync(snapshot);
        return await query(_context);
    }

    public void Dispose()
    {
        _context.Dispose();
        connection.Dispose();
    }
}
