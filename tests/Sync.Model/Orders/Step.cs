namespace PublisherMigration.Sync.Model.Orders;

/// <summary>What a caller does next.</summary>
/// <param name="Kind">How.</param>
/// <param name="Calls">The account and the call; more than one on a stream only.</param>
public sealed record Step(StepKind Kind, IReadOnlyList<(int Account, Call Call)> Calls);

public enum StepKind
{
    /// <summary>Waits for its answer.</summary>
    Alone,

    /// <summary>Changes one after the other, in a few messages, without waiting for answers in between.</summary>
    Stream,

    /// <summary>Does not wait for its answer.</summary>
    GivenUp,

    /// <summary>A stream that is left before all is answered.</summary>
    StreamGivenUp,
}
