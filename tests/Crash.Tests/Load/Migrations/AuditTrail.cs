using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Crash.Tests.Load.Migrations;

/// <summary>
/// The trail of an account tells one unbroken story that ends where the account stands: imported once, each state entered
/// from the one before, completed exactly when it is migrated, and authority with Partner Center exactly then.
/// </summary>
internal static class AuditTrail
{
    public static IEnumerable<string> Check(
        string id,
        IReadOnlyList<MigrationEvent> events,
        MigrationState state,
        Authority authority
    )
    {
        var (position, before) = (0L, MigrationState.Unspecified);
        foreach (var entry in events)
        {
            if (entry.Position <= position)
            {
                yield return $"{id}: event {entry.Position} comes after {position}.";
            }

            if (entry.FromState != before)
            {
                yield return $"{id}: event {entry.Position} leaves {entry.FromState}, and {before} was entered.";
            }

            (position, before) = (entry.Position, entry.ToState);
        }

        if (before != state)
        {
            yield return $"{id} is {state}, and its trail ends at {before}.";
        }

        if (Count(MigrationEventKind.PublisherImported) != 1)
        {
            yield return $"{id} was imported {Count(MigrationEventKind.PublisherImported)} times.";
        }

        var isMigrated = state == MigrationState.Migrated;
        if (Count(MigrationEventKind.Completed) != (isMigrated ? 1 : 0))
        {
            yield return $"{id} is {state} and was completed {Count(MigrationEventKind.Completed)} times.";
        }

        if (Count(MigrationEventKind.Started) > 1)
        {
            yield return $"{id} was started {Count(MigrationEventKind.Started)} times.";
        }

        if (isMigrated != (authority == Authority.PartnerCenter))
        {
            yield return $"{id} is {state} under {authority}.";
        }

        int Count(MigrationEventKind kind) => events.Count(entry => entry.Kind == kind);
    }
}
