using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Domain.UnitTests.Properties;

/// <summary>Where sequences have been: a check of what is never reached proves nothing.</summary>
internal sealed class Coverage
{
    private readonly Dictionary<(StepKind, MigrationState, Reason?), int> _counts = [];

    public IEnumerable<(StepKind Kind, MigrationState State, Reason? Refused)> Seen => _counts.Keys;

    public int Steps => _counts.Values.Sum();

    public void Count(StepKind kind, MigrationState after, Reason? refused)
    {
        var key = (kind, after, refused);
        _counts[key] = _counts.GetValueOrDefault(key) + 1;
    }

    public int Times(StepKind kind, MigrationState after) =>
        _counts
            .Where(pair => pair.Key.Item1 == kind && pair.Key.Item2 == after && pair.Key.Item3 is null)
            .Sum(static pair => pair.Value);
}
