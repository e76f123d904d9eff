using PublisherMigration.Contracts.LegacyPortal.V1;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.LegacyPortal.Double;

/// <summary>The rules of ApplyChanges, numbered as in legacy_portal_service.proto.</summary>
internal static class CompareAndSet
{
    /// <param name="account">As it stands.</param>
    /// <param name="request">Well formed: see <see cref="RequestShape"/>.</param>
    /// <param name="refusal">Why the portal will never apply this change; null when it will.</param>
    /// <param name="atMost">How many changes are applied: rule 4 allows a prefix.</param>
    public static Result Judge(
        PortalAccount account,
        ApplyChangesRequest request,
        Func<Change, Refusal?> refusal,
        int atMost
    )
    {
        var takesFeed = TakesFeed(account, request);
        var isOtherFeed = !string.Equals(account.FeedId, request.FeedId, StringComparison.Ordinal);
        if (isOtherFeed && !takesFeed)
        {
            return Result.Unchanged(account);
        }

        if (takesFeed)
        {
            account = account with { FeedId = request.FeedId, AppliedSequence = 0 };
        }
        else if (request.AfterSequence > account.AppliedSequence)
        {
            return Result.Unchanged(account);
        }

        return Apply(account, request.Changes, refusal, atMost);
    }

    /// <summary>Rule 1: a new history begins with the cut-over of an account not known yet, or with a restatement.</summary>
    private static bool TakesFeed(PortalAccount account, ApplyChangesRequest request) =>
        !string.Equals(account.FeedId, request.FeedId, StringComparison.Ordinal)
        && request.Changes.FirstOrDefault()?.KindCase switch
        {
            Change.KindOneofCase.AccountMigrated => account.FeedId.Length == 0,
            Change.KindOneofCase.AccountRestated => true,
            _ => false,
        };

    /// <summary>Rules 3 to 5.</summary>
    private static Result Apply(
        PortalAccount account,
        IEnumerable<Change> changes,
        Func<Change, Refusal?> refusal,
        int atMost
    )
    {
        var applied = new List<Change>();
        foreach (var change in changes.Where(change => change.Sequence > account.AppliedSequence))
        {
            if (applied.Count == atMost)
            {
                break;
            }

            if (change.Sequence != account.AppliedSequence + 1 && change.AccountRestated is null)
            {
                // The caller leaves something out: whatever it is, applying the rest would hide it.
                return new(account, applied, Refusal: null, IsGap: true);
            }

            if (refusal(change) is { } refused)
            {
                return new(account, applied, refused, IsGap: false);
            }

            if (ChangeApplication.Apply(account, change) is not { } after)
            {
                return new(account, applied, UnknownKind(change), IsGap: false);
            }

            account = after with { AppliedSequence = change.Sequence };
            applied.Add(change);
        }

        return new(account, applied, Refusal: null, IsGap: false);
    }

    private static Refusal UnknownKind(Change change) =>
        new()
        {
            Sequence = change.Sequence,
            Reason = "KIND_UNKNOWN",
            Message = "This portal does not know that kind of change.",
        };

    /// <summary>The account after it, and what was applied on the way.</summary>
    internal sealed record Result(PortalAccount Account, IReadOnlyList<Change> Applied, Refusal? Refusal, bool IsGap)
    {
        public static Result Unchanged(PortalAccount account) => new(account, [], Refusal: null, IsGap: false);
    }
}
