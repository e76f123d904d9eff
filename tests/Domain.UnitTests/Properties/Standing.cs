using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.Properties;

/// <summary>How an account stands between two steps; the data are all but version and time of update.</summary>
internal sealed record Standing(MigrationState State, long Version, DateTimeOffset UpdateTime, string Data)
{
    public static Standing Of(World world)
    {
        var snapshot = world.Migration.Snapshot();
        var data = snapshot with { Version = 0, UpdateTime = default };
        return new Standing(
            snapshot.State,
            snapshot.Version,
            snapshot.UpdateTime,
            SnapshotText.Of(data) + SnapshotText.Of(world.Account)
        );
    }
}
