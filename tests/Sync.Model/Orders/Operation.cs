namespace PublisherMigration.Sync.Model.Orders;

/// <summary>A call of a history. Instants are counted, not measured, and each is of one call only.</summary>
/// <param name="Caller">Who called.</param>
/// <param name="Invoked">Before it was sent.</param>
/// <param name="Answered">After its answer was read; none when it is not known what became of it.</param>
/// <param name="Call">What was asked.</param>
/// <param name="Answer">What came of it; none when that is not known: it may have happened at any time since, or never.</param>
/// <param name="After">When the call of the same stream was invoked that has to be decided before.</param>
public sealed record Operation(
    string Caller,
    long Invoked,
    long? Answered,
    Call Call,
    Answer? Answer,
    long? After = null
)
{
    public override string ToString() =>
        $"{Invoked, 5} to {(Answered is { } answered ? $"{answered, -5}" : "?    ")} {Caller, -4} {Call} => "
        + $"{Answer?.ToString() ?? "unknown"}{(After is { } after ? $" (after {after})" : "")}";
}
