namespace PublisherMigration.Application.Common.Outside;

/// <summary>How far the legacy portal is with an account, or why it did not say.</summary>
/// <param name="FeedId">The history that the account follows; empty for an account that the portal has never been told of.</param>
/// <param name="AppliedSequence">The last sequence that is applied; 0 for none.</param>
/// <param name="Refusal">The change after it that the portal will never apply.</param>
/// <param name="Failure">Set when there is no answer.</param>
public sealed record PortalAnswer(
    string FeedId,
    long AppliedSequence,
    PortalRefusal? Refusal = null,
    PortalFailure? Failure = null
)
{
    public static PortalAnswer Failed(PortalFailure failure) => new(string.Empty, 0, Failure: failure);
}
