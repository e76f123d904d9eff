namespace PublisherMigration.Sync.Model.Orders;

/// <summary>What is left of a history without an order when everything is left out that it does not take.</summary>
public static class Smallest
{
    /// <summary>
    /// The shortest beginning that has no order, without the calls that changed nothing as long as it has none: where the whole
    /// has an order, so has every beginning, and so has what is left without such calls.
    /// </summary>
    public static History Of(History history)
    {
        var instants = history.Operations.Select(static o => o.Answered).OfType<long>().Order().ToList();
        var (first, last) = (0, instants.Count - 1);
        while (first < last)
        {
            var middle = (first + last) / 2;
            (first, last) = HasNoOrder(history.Until(instants[middle])) ? (first, middle) : (middle + 1, last);
        }

        var smallest = history.Until(instants[first]);
        foreach (
            var instant in smallest
                .Operations.Where(static o => o.Answer is { ChangesNothing: true })
                .Select(static o => o.Invoked)
        )
        {
            var operation = smallest.Operations.Single(o => o.Invoked == instant);
            if (smallest.Without(operation) is var smaller && HasNoOrder(smaller))
            {
                smallest = smaller;
            }
        }

        return smallest;
    }

    private static bool HasNoOrder(History history) => OrderSearch.WhyNone(history) is not null;
}
