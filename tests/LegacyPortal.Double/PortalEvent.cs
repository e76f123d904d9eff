namespace PublisherMigration.LegacyPortal.Double;

/// <summary>Something that happened to an account in the portal, in the order in which it happened.</summary>
/// <param name="Moment">Comparable with those of <see cref="PortalCall"/>.</param>
/// <param name="PublisherId">The account.</param>
/// <param name="FeedId">The history that the account follows after it.</param>
/// <param name="Sequence">Its applied sequence after it.</param>
/// <param name="Kind">What happened.</param>
public sealed record PortalEvent(long Moment, string PublisherId, string FeedId, long Sequence, PortalEventKind Kind);
