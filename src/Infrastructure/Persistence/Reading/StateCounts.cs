using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Infrastructure.Persistence.Reading;

/// <summary>Migrations by state for the metrics: counted when somebody collects, and not more often than every 10 s.</summary>
internal sealed class StateCounts(ReaderPool readers, TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private IReadOnlyDictionary<MigrationState, long> _counts = new Dictionary<MigrationState, long>();
    private long? _countedAt;

    public IEnumerable<KeyValuePair<MigrationState, long>> Read()
    {
        lock (_lock)
        {
            if (_countedAt is not { } at || time.GetElapsedTime(at) >= Freshness)
            {
                _countedAt = time.GetTimestamp();
                _counts = CountOrNone();
            }

            return _counts;
        }
    }

    private Dictionary<MigrationState, long> CountOrNone()
    {
        try
        {
            return readers.Use(static (reader, _) => reader.CountByState(), 0);
        }
        catch (RuleViolationException)
        {
            // A collector is not told a stale count.
            return new Dictionary<MigrationState, long>();
        }
    }
}
