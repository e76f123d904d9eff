using PublisherMigration.Domain.Common;

namespace PublisherMigration.Infrastructure.Persistence.Reading;

/// <summary>What is counted in the tables for the metrics: when somebody collects, and not more often than every 10 s.</summary>
/// <param name="readers">Where it is counted.</param>
/// <param name="count">Counts it.</param>
/// <param name="none">What is told when the store cannot be read: a collector is not told a stale count.</param>
/// <param name="time">The clock.</param>
internal sealed class CollectedCount<T>(ReaderPool readers, Func<ReaderConnection, T> count, T none, TimeProvider time)
{
    private const int FreshForSeconds = 10;

    private readonly Lock _lock = new();
    private readonly T _none = none;
    private T _count = none;
    private long? _countedAt;

    public T Read()
    {
        lock (_lock)
        {
            if (_countedAt is not { } at || time.GetElapsedTime(at).TotalSeconds >= FreshForSeconds)
            {
                _countedAt = time.GetTimestamp();
                _count = CountOrNone();
            }

            return _count;
        }
    }

    private T CountOrNone()
    {
        try
        {
            return readers.Use(static (reader, count) => count(reader), count);
        }
        catch (RuleViolationException)
        {
            return _none;
        }
    }
}
