namespace PublisherMigration.LegacyPortal.Double.Checks;

/// <summary>What delivery promises the portal, over what the portal saw. Each violation is a sentence; none is well.</summary>
public static class DeliveryChecks
{
    /// <summary>All that holds whatever the portal, the service and the network do.</summary>
    /// <param name="portal">What was delivered to.</param>
    /// <param name="recorded">Last sequence recorded of each account that is to be in the portal by now.</param>
    public static IReadOnlyList<string> All(LegacyPortalDouble portal, IReadOnlyDictionary<string, long> recorded) =>
        [
            .. WellFormed.Check(portal.Calls),
            .. OneCallAtATime.Check(portal.Calls),
            .. NeverAssumed.Check(portal.Calls),
            .. AppliedOnceInOrder.Check(portal.Events),
            .. DeliveredWhole.Check(portal.Events, recorded),
        ];
}
