namespace PublisherMigration.LegacyPortal.Double.Checks;

/// <summary>No call is one that a correct service never sends.</summary>
public static class WellFormed
{
    public static IReadOnlyList<string> Check(IEnumerable<PortalCall> calls) =>
        [
            .. calls
                .Where(call => call.Fault is not null)
                .Select(call => $"Call {call.Began} for {call.PublisherId} is malformed: {call.Fault}."),
            .. calls
                .Where(LeavesAGap)
                .Select(call =>
                    $"Call {call.Began} for {call.PublisherId} goes on with {call.Sequences[0]} after {call.AfterSequence}."
                ),
        ];

    private static bool LeavesAGap(PortalCall call) =>
        call.Sequences is [var first, ..] && first > call.AfterSequence + 1 && !call.Restatements.Contains(first);
}
