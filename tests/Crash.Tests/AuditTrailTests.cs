using PublisherMigration.Contracts.V1;
using PublisherMigration.Crash.Tests.Load.Migrations;

namespace PublisherMigration.Crash.Tests;

/// <summary>The look at an account's trail catches each way in which a crash could have torn it.</summary>
public sealed class AuditTrailTests
{
    private static MigrationEvent[] Moved =>
        [
            Event(3, MigrationEventKind.PublisherImported, MigrationState.Unspecified, MigrationState.NotStarted),
            Event(5, MigrationEventKind.Started, MigrationState.NotStarted, MigrationState.Ready),
            Event(9, MigrationEventKind.Completed, MigrationState.Ready, MigrationState.Migrated),
        ];

    [Fact]
    public void Check_OfAWholeTrail_FindsNothing()
    {
        Check(Moved).ShouldBeEmpty();
        Check(Moved[..2], MigrationState.Ready, Authority.LegacyPortal).ShouldBeEmpty();
    }

    [Fact]
    public void Check_OfATornTrail_NamesWhatIsWrong()
    {
        Check(Moved[..2]).ShouldContain("moved is Migrated, and its trail ends at Ready.");
        Check(Moved[1..]).ShouldContain("moved was imported 0 times.");
        Check([Moved[0], Moved[2]]).ShouldHaveSingleItem().ShouldContain("leaves Ready, and NotStarted was entered");
        Check([.. Moved, Moved[2]]).ShouldContain("moved is Migrated and was completed 2 times.");
        Check([Moved[0], Moved[1], Moved[1], Moved[2]]).ShouldContain("moved was started 2 times.");
        Check([
                Moved[0],
                Moved[1],
                Event(4, MigrationEventKind.Completed, MigrationState.Ready, MigrationState.Migrated),
            ])
            .ShouldHaveSingleItem()
            .ShouldBe("moved: event 4 comes after 5.");
        Check(Moved, MigrationState.Migrated, Authority.LegacyPortal).ShouldHaveSingleItem();
        Check(Moved[..2], MigrationState.Ready).ShouldHaveSingleItem().ShouldBe("moved is Ready under PartnerCenter.");
    }

    private static string[] Check(
        MigrationEvent[] events,
        MigrationState state = MigrationState.Migrated,
        Authority authority = Authority.PartnerCenter
    ) => [.. AuditTrail.Check("moved", events, state, authority)];

    private static MigrationEvent Event(
        long position,
        MigrationEventKind kind,
        MigrationState from,
        MigrationState to
    ) =>
        new()
        {
            Position = position,
            Kind = kind,
            FromState = from,
            ToState = to,
        };
}
