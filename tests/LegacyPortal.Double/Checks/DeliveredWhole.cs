namespace PublisherMigration.LegacyPortal.Double.Checks;

/// <summary>Everything recorded has arrived, and nothing that was not: for the end of a run.</summary>
public static class DeliveredWhole
{
    public static IReadOnlyList<string> Check(
        IEnumerable<PortalEvent> events,
        IReadOnlyDictionary<string, long> recorded
    )
    {
        var last = events
            .GroupBy(e => e.PublisherId, StringComparer.Ordinal)
            .ToDictionary(
                account => account.Key,
                account => account.MaxBy(e => e.Moment)!.Sequence,
                StringComparer.Ordinal
            );
        return
        [
            .. recorded
                .Where(account => last.GetValueOrDefault(account.Key) != account.Value)
                .Select(account =>
                    $"{account.Key} has {account.Value} changes; {last.GetValueOrDefault(account.Key)} arrived."
                ),
            .. last.Where(account => account.Value > 0)
                .Select(account => account.Key)
                .Except(recorded.Keys, StringComparer.Ordinal)
                .Select(publisherId => $"{publisherId} arrived without being recorded."),
        ];
    }
}
