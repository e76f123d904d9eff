namespace PublisherMigration.Sync.Model.Orders;

/// <summary>What callers did to one account and were told, in the order in which they called.</summary>
public sealed class History(ModelPublisher start, IEnumerable<Operation> operations)
{
    /// <summary>The account before the first call.</summary>
    public ModelPublisher Start { get; } = start;

    public IReadOnlyList<Operation> Operations { get; } = [.. operations.OrderBy(static o => o.Invoked)];

    /// <summary>What was known at an instant: calls that were not answered by then may have happened or not.</summary>
    public History Until(long instant) =>
        new(
            Start,
            Operations
                .Where(operation => operation.Invoked <= instant)
                .Select(operation =>
                    operation.Answered <= instant ? operation : operation with { Answered = null, Answer = null }
                )
        );

    /// <summary>Without one call; what had to come after it has to come after its predecessor.</summary>
    public History Without(Operation left) =>
        new(
            Start,
            Operations
                .Where(operation => operation.Invoked != left.Invoked)
                .Select(operation =>
                    operation.After == left.Invoked ? operation with { After = left.After } : operation
                )
        );

    public override string ToString() => string.Join('\n', Operations);
}
