namespace PublisherMigration.LegacyPortal.Double.Checks;

/// <summary>At most one call is under way for an account, but for those that the caller has given up.</summary>
public static class OneCallAtATime
{
    private const string Delivering = "ApplyChanges";

    public static IReadOnlyList<string> Check(IEnumerable<PortalCall> calls)
    {
        var violations = new List<string>();
        foreach (var account in calls.Where(IsDelivery).GroupBy(call => call.PublisherId, StringComparer.Ordinal))
        {
            PortalCall? underWay = null;
            foreach (var call in account.OrderBy(call => call.Began))
            {
                if (underWay is { IsAbandoned: false } && (underWay.Ended is not { } ended || ended > call.Began))
                {
                    violations.Add($"Call {call.Began} for {account.Key} began during call {underWay.Began}.");
                }

                underWay = call;
            }
        }

        return violations;
    }

    private static bool IsDelivery(PortalCall call) => string.Equals(call.Method, Delivering, StringComparison.Ordinal);
}
