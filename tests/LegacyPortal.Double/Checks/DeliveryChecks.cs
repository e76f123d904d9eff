namespace PublisherMigration.LegacyPortal.Double.Checks;

/// <summary>What delivery promises the portal, over what the portal saw. Each violation is a sentence; none is well.</summary>
public static class DeliveryChecks
{
    /// <summary>What holds at every moment, whatever the portal, the service and the network do.</summary>
    public static IReadOnlyList<string> Always(LegacyPortalDouble portal) =>
        [
            .. WellFormed.Check(portal.Calls),
            .. OneCallAtATime.Check(portal.Calls),
            .. NeverAssumed.Check(portal.Calls),
            .. AppliedOnceInOrder.Check(portal.Events),
        ];

    /// <summary>What holds once everything has arrived.</summary>
    /// <param name="portal">What was delivered to.</param>
    /// <param name="recorded">Last sequence recorded of each account.</param>
    public static IReadOnlyList<string> AtTheEnd(
        LegacyPortalDouble portal,
        IReadOnlyDictionary<string, long> recorded
    ) => [.. Always(portal), .. DeliveredWhole.Check(portal.Events, recorded)];
}
