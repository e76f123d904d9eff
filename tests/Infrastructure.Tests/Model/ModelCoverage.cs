using System.Collections.Concurrent;

namespace PublisherMigration.Infrastructure.Tests.Model;

/// <summary>Where plans have been: a comparison of what is never reached proves nothing.</summary>
internal sealed class ModelCoverage
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> Counts => _counts;

    public int Of(string what) => _counts.GetValueOrDefault(what);

    public void Count(string what) => _counts.AddOrUpdate(what, 1, static (_, count) => count + 1);
}
