using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.Recording;

/// <summary>Decides changes in a transaction, one after the other. Refuses before anything is changed.</summary>
internal static class ChangeRecorder
{
    public static ChangeAnswer[] Record(IWriteSession session, ParsedChange[] changes, DateTimeOffset now)
    {
        var answers = new ChangeAnswer[changes.Length];
        for (var i = 0; i < changes.Length; i++)
        {
            answers[i] = Record(session, changes[i], now);
        }

        return answers;
    }

    public static ChangeAnswer Record(IWriteSession session, ParsedChange parsed, DateTimeOffset now)
    {
        if (parsed.Violation is { } invalid)
        {
            return ChangeAnswer.Refused(invalid);
        }

        if (session.Synced.Find(parsed.Publisher) is not { } account)
        {
            return ChangeAnswer.Refused(session.WhyNotSynced(parsed.Publisher));
        }

        var decision = account.Record(parsed.Change!, parsed.Initiator!, session.Synced.Feed, now);
        switch (decision.Outcome)
        {
            case ChangeOutcome.Recorded when decision.IsSaidByChange:
                session.Synced.SaveRecorded(account);
                break;
            case ChangeOutcome.Recorded:
            case ChangeOutcome.NoEffect:
            case ChangeOutcome.Held:
                session.Synced.Save(account);
                break;
            case ChangeOutcome.Refused:
                session.Synced.SaveRefusal(account);
                break;
            case ChangeOutcome.Stale:
            case ChangeOutcome.Duplicate:
            default:
                break;
        }

        return Answer(session, account, parsed.Change!, decision);
    }

    private static ChangeAnswer Answer(
        IWriteSession session,
        SyncedAccount account,
        SubmittedChange change,
        RecordDecision decision
    )
    {
        if (decision.HoldId is not { } holdId)
        {
            return new ChangeAnswer(
                decision.Outcome,
                decision.Sequence,
                decision.Position,
                decision.Original?.Outcome,
                Refusal: decision.Refusal
            );
        }

        var hold = HoldOf(session, account.Id, holdId);
        var held = hold?.Changes.LastOrDefault(h => h.Change.ChangeId == change.ChangeId);
        return new ChangeAnswer(
            decision.Outcome,
            held?.Sequence ?? 0,
            held?.Position ?? 0,
            decision.Original?.Outcome,
            // A hold that is gone was decided, long ago; what it came to is no longer known.
            new HoldReference(
                holdId,
                hold?.State ?? HoldState.Replaced,
                decision.Outcome == ChangeOutcome.Held && HoldLog.IsNews(hold!.Changes.Count - 1, hold.Changes.Count)
            )
        );
    }

    public static Hold? HoldOf(IWriteSession session, PublisherId id, Guid holdId) =>
        session.Synced.Find(id)?.OpenHold is { } open && open.Id == holdId ? open : session.Synced.FindHold(id, holdId);
}
