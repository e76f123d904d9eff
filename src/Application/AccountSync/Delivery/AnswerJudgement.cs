using PublisherMigration.Application.Common.Outside;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>Judges an answer by the contract of <c>ApplyChanges</c>.</summary>
internal static class AnswerJudgement
{
    /// <param name="sent">What was sent.</param>
    /// <param name="answer">Not a failure.</param>
    /// <param name="feedId">Our history.</param>
    public static AnswerKind Of(SentBatch sent, PortalAnswer answer, string feedId)
    {
        if (answer.AppliedSequence < 0)
        {
            return AnswerKind.Invalid;
        }

        if (!string.Equals(answer.FeedId, feedId, StringComparison.OrdinalIgnoreCase))
        {
            return OfOtherFeed(sent, answer);
        }

        if (answer.AppliedSequence > (sent.Account.SentThrough ?? Math.Max(sent.LastSequence, sent.Account.Sent)))
        {
            return AnswerKind.BeyondSent;
        }

        if (answer.Refusal is not null)
        {
            return AnswerKind.Refused;
        }

        return answer.AppliedSequence < sent.AfterSequence ? AnswerKind.WentBack
            : answer.AppliedSequence == sent.AfterSequence && sent.Changes.Length > 0 ? AnswerKind.NothingApplied
            : AnswerKind.Applied;
    }

    private static AnswerKind OfOtherFeed(SentBatch sent, PortalAnswer answer)
    {
        if (answer.Refusal is not null)
        {
            return AnswerKind.Refused;
        }

        if (answer.FeedId.Length > 0)
        {
            return sent.Changes is [{ Body: Domain.AccountSync.AccountRestated }, ..]
                ? AnswerKind.NothingApplied
                : AnswerKind.OtherFeed;
        }

        // The portal was never told of the account, or has forgotten it.
        return sent.BeginsAnew ? AnswerKind.NothingApplied
            : sent.Account.Delivered == 0 ? AnswerKind.Applied
            : AnswerKind.WentBack;
    }
}
