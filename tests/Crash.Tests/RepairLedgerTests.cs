using PublisherMigration.Contracts.V1;
using PublisherMigration.Crash.Tests.Load.Operations;

namespace PublisherMigration.Crash.Tests;

public sealed class RepairLedgerTests
{
    [Fact]
    public void Repairs_ThatWereAnswered_AreThere_AndThoseWithoutAnAnswerMayBe()
    {
        var ledger = LedgerOf(sent: 3, (2, 20));

        ledger.Check([Change(1, 10, ChangeCause.CutOver), Repair(2, 20)], Events(1)).ShouldBeEmpty();
        ledger.Check([Repair(2, 20), Repair(3, 30), Repair(4, 40)], Events(3)).ShouldBeEmpty();
    }

    [Fact]
    public void Repairs_ThatAreLostOrElsewhere_OrTooMany_OrWithoutTheirEntry_AreViolations()
    {
        var ledger = LedgerOf(sent: 2, (2, 20));

        ledger.Check([], Events(0)).Single().ShouldContain("is not there");
        ledger.Check([Repair(2, 21)], Events(1)).Single().ShouldContain("is not there");
        ledger.Check([Repair(2, 20), Repair(3, 30), Repair(4, 40)], Events(3)).Single().ShouldContain("3 are there");
        ledger.Check([Repair(2, 20), Repair(3, 30)], Events(1)).Single().ShouldContain("audit trail");
    }

    private static RepairLedger LedgerOf(int sent, params (long Sequence, long Position)[] answered)
    {
        var ledger = new RepairLedger();
        for (var repair = 0; repair < sent; repair++)
        {
            ledger.Sent();
        }

        foreach (var (sequence, position) in answered)
        {
            ledger.WasAnswered(new() { Sequence = sequence, Position = position });
        }

        ledger.WasAnswered(new() { Sequence = 0 });
        return ledger;
    }

    private static Change Repair(long sequence, long position) => Change(sequence, position, ChangeCause.DriftRepaired);

    private static Change Change(long sequence, long position, ChangeCause cause) =>
        new()
        {
            Sequence = sequence,
            Position = position,
            Cause = cause,
        };

    private static IEnumerable<MigrationEvent> Events(int repairs) =>
        Enumerable
            .Repeat(new MigrationEvent { Kind = MigrationEventKind.DriftRepaired }, repairs)
            .Append(new MigrationEvent { Kind = MigrationEventKind.Completed });
}
