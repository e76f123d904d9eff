using System.Globalization;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>What the feed refuses with, and the words of it.</summary>
internal static class FeedRefusals
{
    /// <param name="compactedTo">Changes up to this position are no longer kept.</param>
    /// <param name="oldestSequence">The account's first that is kept; 0 where no account is asked for.</param>
    public static RuleViolationException PositionCompacted(long compactedTo, long oldestSequence = 0) =>
        new(
            RuleViolation.Of(
                Reason.PositionCompacted,
                ("oldestPosition", (compactedTo + 1).ToString(CultureInfo.InvariantCulture)),
                ("oldestSequence", oldestSequence.ToString(CultureInfo.InvariantCulture))
            )
        );

    public static RuleViolationException Subscription(Reason reason, string subscriptionId) =>
        new(RuleViolation.Of(reason, ("subscriptionId", subscriptionId)));
}
