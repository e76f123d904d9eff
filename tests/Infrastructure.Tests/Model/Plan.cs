namespace PublisherMigration.Infrastructure.Tests.Model;

/// <summary>What happens to a fleet, round by round. In each round every account makes one move, all at once.</summary>
/// <param name="Rounds">One after the other.</param>
/// <param name="Only">The one account that moves at all; <c>null</c>: all do.</param>
internal sealed record Plan(IReadOnlyList<Round> Rounds, int? Only = null)
{
    public override string ToString() =>
        $"{Rounds.Count} rounds of {(Only is { } only ? $"account {only}" : "all accounts")}: "
        + string.Join(
            "; ",
            Rounds.Select(round =>
                $"{round.Event}+{round.Minutes}min {(Only is { } account ? round.Moves[account].ToString() : "")}"
            )
        );
}

/// <param name="Event">What befalls the store.</param>
/// <param name="Minutes">How far the clock moves before it.</param>
/// <param name="Moves">Of each account.</param>
internal sealed record Round(RoundEvent Event, int Minutes, Move[] Moves);

internal enum RoundEvent
{
    None,
    Restart,

    /// <summary>After the moves, and before anything of them is looked at.</summary>
    Crash,
    ForgetChangeIds,
    FailsAtBegin,
    FailsAtAnItem,
    FailsBeforeTheCommit,
    FailsAfterTheCommit,
}

/// <summary>One move; its numbers choose who and what, modulo how many there are.</summary>
internal sealed record Move(MoveKind Kind, int Who, int What, int Else)
{
    public override string ToString() => $"{Kind}({Who}, {What}, {Else})";
}

internal enum MoveKind
{
    Change,
    Stream,
    Repeat,
    Reuse,
    Roster,
    RepeatRoster,
    OtherRoster,
    Approve,
    Reject,
    WrongDigest,
    DecideAgain,
}
