namespace PublisherMigration.Sync.Model.Orders;

/// <summary>Positions are of the whole feed: what was answered before another call was made stands before it, of any account.</summary>
public static class Positions
{
    public static IEnumerable<string> Violations(IReadOnlyCollection<Place> places)
    {
        var bySequence = places.OrderBy(static p => (p.PublisherId, p.Sequence)).ToList();
        foreach (var (one, next) in bySequence.Zip(bySequence.Skip(1)).Where(static pair => IsOfOneAccount(pair)))
        {
            if (next.Sequence == one.Sequence ? next.Position != one.Position : next.Position <= one.Position)
            {
                yield return $"positions do not agree with sequences: {one}, {next}";
            }
        }

        foreach (var later in places.Where(static p => p.Invoked > 0))
        {
            if (places.FirstOrDefault(p => p.Answered < later.Invoked && p.Position >= later.Position) is { } earlier)
            {
                yield return $"{earlier} was answered before it was called for {later}";
            }
        }
    }

    private static bool IsOfOneAccount((Place One, Place Next) pair) =>
        string.Equals(pair.One.PublisherId, pair.Next.PublisherId, StringComparison.Ordinal);
}
