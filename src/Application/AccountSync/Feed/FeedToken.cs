using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>
/// A place as callers hold it, bound to its filter. The history stands in it readably, so that a token of another one is told
/// from one that was never issued.
/// </summary>
internal static class FeedToken
{
    private const int FeedIdLength = 32;

    public static string Issue(Guid feedId, FeedFilter filter, FeedPlace place) =>
        OpaqueToken.Issue(filter.Name, $"{feedId:N}{place}");

    /// <exception cref="RuleViolationException">RESUME_TOKEN_INVALID, FEED_RESTORED.</exception>
    public static FeedPlace Read(Guid feedId, FeedFilter filter, string token, long head)
    {
        var text = OpaqueToken.Read(filter.Name, token);
        if (
            text is not { Length: > FeedIdLength }
            || !Guid.TryParseExact(text.AsSpan(0, FeedIdLength), "N", out var given)
            || !FeedPlace.TryParse(text.AsSpan(FeedIdLength), out var place)
        )
        {
            throw new RuleViolationException(Reason.ResumeTokenInvalid);
        }

        EnsureSame(feedId, given);
        return place.Position <= head ? place : throw new RuleViolationException(Reason.ResumeTokenInvalid);
    }

    /// <exception cref="RuleViolationException">FEED_RESTORED.</exception>
    public static void EnsureSame(Guid feedId, Guid given)
    {
        if (given != feedId)
        {
            throw new RuleViolationException(
                RuleViolation.Of(
                    Reason.FeedRestored,
                    ("feedId", feedId.ToString("D")),
                    ("givenFeedId", given.ToString("D"))
                )
            );
        }
    }
}
