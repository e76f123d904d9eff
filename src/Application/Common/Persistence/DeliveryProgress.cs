namespace PublisherMigration.Application.Common.Persistence;

/// <summary>How far the legacy portal follows the feed.</summary>
/// <param name="FeedId">The history that is delivered.</param>
/// <param name="Watermark">Every change up to this position is delivered, but for those of undelivered accounts.</param>
/// <param name="RestateThrough">Accounts up to this number are to be restated for this history; <c>null</c>: all are.</param>
/// <param name="RestatedTo">Accounts up to this number are.</param>
/// <param name="SweptTo">
/// The portal went back: accounts after this id are still to be asked where it is with them; <c>null</c>: none is.
/// </param>
public sealed record DeliveryProgress(
    Guid FeedId,
    long Watermark,
    long? RestateThrough,
    long RestatedTo,
    string? SweptTo
);
