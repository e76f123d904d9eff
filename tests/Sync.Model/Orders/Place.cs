namespace PublisherMigration.Sync.Model.Orders;

/// <summary>Where a recorded change stands in the feed, as a caller was told.</summary>
/// <param name="PublisherId">The account.</param>
/// <param name="Sequence">Its sequence there.</param>
/// <param name="Position">Its position in the feed.</param>
/// <param name="Invoked">When the call was made; 0 where the change may be older than the call.</param>
/// <param name="Answered">When it was answered.</param>
public sealed record Place(string PublisherId, long Sequence, long Position, long Invoked, long Answered);
