using FsCheck;
using FsCheck.Fluent;

namespace PublisherMigration.Infrastructure.Tests.Model;

/// <summary>Random plans, shrunk to one account and then by leaving rounds and events out.</summary>
internal static class Plans
{
    public const int Accounts = 40;
    public const int Rounds = 50;
    private const int Day = 24 * 60;

    private static readonly (int Weight, MoveKind Kind)[] Moves =
    [
        (24, MoveKind.Change),
        (10, MoveKind.Stream),
        (6, MoveKind.Repeat),
        (2, MoveKind.Reuse),
        (7, MoveKind.Roster),
        (2, MoveKind.RepeatRoster),
        (1, MoveKind.OtherRoster),
        (3, MoveKind.Approve),
        (2, MoveKind.Reject),
        (1, MoveKind.WrongDigest),
        (2, MoveKind.DecideAgain),
    ];

    private static readonly (int Weight, RoundEvent Event)[] Events =
    [
        (150, RoundEvent.None),
        (3, RoundEvent.Restart),
        (4, RoundEvent.Crash),
        (3, RoundEvent.ForgetChangeIds),
        (3, RoundEvent.FailsAtBegin),
        (4, RoundEvent.FailsAtAnItem),
        (5, RoundEvent.FailsBeforeTheCommit),
        (8, RoundEvent.FailsAfterTheCommit),
    ];

    public static Arbitrary<Plan> All { get; } =
        Arb.From(Gen.ArrayOf(OneRound(), Rounds).Select(static rounds => new Plan(rounds)), Shrink);

    /// <summary>Not shrunk: where it only matters that something is found.</summary>
    public static Arbitrary<Plan> Unshrunk { get; } =
        Gen.ArrayOf(OneRound(), Rounds).Select(static rounds => new Plan(rounds)).ToArbitrary();

    private static Gen<Round> OneRound() =>
        from happens in Gen.Frequency(Events.Select(static e => (e.Weight, Gen.Constant(e.Event))).ToArray())
        from minutes in Gen.Frequency(
            (12, Gen.Constant(0)),
            (4, Gen.Choose(1, 120)),
            (3, Gen.Choose(240, 900)),
            (2, Gen.Elements(Day - 1, Day, Day + 1))
        )
        from moves in Gen.ArrayOf(OneMove(), Accounts)
        select new Round(happens, minutes, moves);

    private static Gen<Move> OneMove() =>
        from kind in Gen.Frequency(Moves.Select(static m => (m.Weight, Gen.Constant(m.Kind))).ToArray())
        from who in Gen.Choose(0, 999)
        from what in Gen.Choose(0, 999)
        from other in Gen.Choose(0, 999)
        select new Move(kind, who, what, other);

    private static IEnumerable<Plan> Shrink(Plan plan)
    {
        if (plan.Only is null)
        {
            return Enumerable.Range(0, Accounts).Select(account => plan with { Only = account });
        }

        return WithoutRounds(plan).Concat(WithoutEvents(plan));
    }

    private static IEnumerable<Plan> WithoutRounds(Plan plan)
    {
        for (var size = plan.Rounds.Count / 2; size > 0; size /= 2)
        {
            for (var from = 0; from + size <= plan.Rounds.Count; from += size)
            {
                yield return plan with
                {
                    Rounds = [.. plan.Rounds.Take(from), .. plan.Rounds.Skip(from + size)],
                };
            }
        }
    }

    private static IEnumerable<Plan> WithoutEvents(Plan plan)
    {
        for (var i = 0; i < plan.Rounds.Count; i++)
        {
            var round = plan.Rounds[i];
            Round[] smaller = [round with { Event = RoundEvent.None }, round with { Minutes = 0 }];
            foreach (var candidate in smaller.Where(candidate => candidate != round))
            {
                yield return plan with
                {
                    Rounds = [.. plan.Rounds.Take(i), candidate, .. plan.Rounds.Skip(i + 1)],
                };
            }
        }
    }
}
