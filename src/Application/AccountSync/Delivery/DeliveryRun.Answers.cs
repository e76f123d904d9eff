using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Domain.AccountSync;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>What follows from the portal's answers.</summary>
internal sealed partial class DeliveryRun
{
    /// <summary>Accounts that have failed and are tried before their time when there is hope.</summary>
    private const int WokenAtOnce = 2;

    private void Answered(PortalCall call, IReadOnlyList<PortalAnswer> answers)
    {
        _calls.Remove(call);
        _slowCalls -= call.IsSlow ? 1 : 0;
        _probes -= call is { IsProbe: true, IsSlow: false } ? 1 : 0;
        _metrics.Called(_time.GetElapsedTime(call.BeganAt));
        for (var i = 0; i < answers.Count; i++)
        {
            TellGate(call.Batches[i].Account, answers[i]);
        }

        for (var i = 0; i < answers.Count; i++)
        {
            var (sent, answer) = (call.Batches[i], answers[i]);
            var account = sent.Account;
            _othersUnderWay -= account.IsOther ? 1 : 0;
            account.IsOther = false;
            if (answer.Failure is { } failure)
            {
                Failed(sent, failure);
            }
            else
            {
                Judge(sent, answer);
            }

            Settle(account);
        }
    }

    /// <summary>Before any account is judged: what is the portal's fault is no account's.</summary>
    private void TellGate(AccountDelivery account, PortalAnswer answer)
    {
        if (ReferenceEquals(answer, Defect))
        {
            _metrics.Failed(DeliveryErrorKind.Unavailable);
            return;
        }

        switch (answer.Failure)
        {
            case { Kind: PortalFailureKind.RefusesCaller } refused:
                _metrics.Failed(DeliveryErrorKind.PortalRefusesCaller);
                if (_gate.Refused(DeliveryError.Of(refused, _time.Now(), sequence: null)))
                {
                    DeliveryLog.PortalPaused(_logger, refused.Code);
                }

                break;
            case { Kind: PortalFailureKind.NoAnswer } silent:
                _metrics.Failed(DeliveryErrorKind.Unavailable);
                if (_gate.Unanswered(account.Id, DeliveryError.Of(silent, _time.Now(), sequence: null)))
                {
                    DeliveryLog.PortalSilent(_logger, silent.Code);
                }

                break;
            case { Kind: PortalFailureKind.TryAgain }:
                _metrics.Failed(DeliveryErrorKind.Unavailable);
                PortalAnswered();
                break;
            default:
                PortalAnswered();
                break;
        }
    }

    private void PortalAnswered()
    {
        var closedFor = _gate.ClosedFor;
        if (_gate.Answered())
        {
            DeliveryLog.PortalResumed(_logger, closedFor.TotalSeconds);
            _queues.WakeFirst(WokenAtOnce);
        }
    }

    private void Failed(SentBatch sent, PortalFailure failure)
    {
        switch (failure.Kind)
        {
            case PortalFailureKind.NotAccepted:
                NotAccepted(sent, failure);
                break;
            case PortalFailureKind.TryAgain:
            case PortalFailureKind.NoAnswer:
                // A probe too: the next one has to be another account.
                Retry(sent.Account, DeliveryError.Of(failure, _time.Now(), SequenceOf(sent)));
                break;
            case PortalFailureKind.RefusesCaller:
            default:
                // The portal as a whole: the account is as it was.
                sent.Account.BegunAt = null;
                break;
        }
    }

    private void NotAccepted(SentBatch sent, PortalFailure failure)
    {
        if (sent.Changes.Length > 1)
        {
            sent.Account.SendSingly(sent.LastSequence);
        }
        else if (sent.Account.IsSwept && sent.Changes.Length == 0)
        {
            // Nothing of it was sent: an account that cannot be asked is no account that cannot be delivered.
            sent.Account.Applied(sent.Account.Delivered);
        }
        else
        {
            Quarantine(sent.Account, DeliveryError.Of(failure, _time.Now(), SequenceOf(sent)));
        }
    }

    private void Judge(SentBatch sent, PortalAnswer answer)
    {
        var account = sent.Account;
        switch (AnswerJudgement.Of(sent, answer, _feedId))
        {
            case AnswerKind.Applied:
                Applied(sent, answer.AppliedSequence);
                break;
            case AnswerKind.Refused:
                Refused(sent, answer);
                break;
            case AnswerKind.NothingApplied:
                Retry(
                    account,
                    Silent("NOTHING_APPLIED", "The portal answered that nothing is applied.", SequenceOf(sent))
                );
                break;
            case AnswerKind.WentBack:
                WentBack(account, answer);
                break;
            case AnswerKind.OtherFeed:
                account.RestateAs = ChangeCause.FeedRenewed;
                account.MustAsk = false;
                account.GoBack(account.IsKnown ? account.Delivered : 0);
                account.IsKnown = false;
                MakeException(account);
                break;
            case AnswerKind.BeyondSent:
                account.Claimed = answer.AppliedSequence;
                break;
            case AnswerKind.Invalid:
                Retry(account, Silent("INVALID_ANSWER", "The portal answered a sequence below 0.", SequenceOf(sent)));
                break;
        }
    }

    private void Applied(SentBatch sent, long sequence)
    {
        var account = sent.Account;
        var before = account.Delivered;
        account.Applied(sequence);
        _metrics.Delivered(CountApplied(sent.Changes, before, sequence));
        if (account.LastError is not null)
        {
            DeliveryLog.Recovered(_logger, account.Id, account.Attempts, sequence);
            // Where one goes on again others may: so all come back at a growing pace, and none where nothing gets better.
            _queues.WakeFirst(WokenAtOnce);
        }

        account.Recover();
        Touch(account);
    }

    /// <summary>What stands before the change that is refused is applied.</summary>
    private void Refused(SentBatch sent, PortalAnswer answer)
    {
        var account = sent.Account;
        if (IsOurs(answer) && answer.AppliedSequence < account.Delivered)
        {
            account.GoBack(answer.AppliedSequence);
        }
        else if (IsOurs(answer))
        {
            _metrics.Delivered(CountApplied(sent.Changes, account.Delivered, answer.AppliedSequence));
            account.Applied(answer.AppliedSequence);
        }

        Quarantine(account, DeliveryError.Of(answer.Refusal!, _time.Now()));
    }

    private void WentBack(AccountDelivery account, PortalAnswer answer)
    {
        var applied = IsOurs(answer) ? answer.AppliedSequence : 0;
        DeliveryLog.WentBack(_logger, account.Id, account.Delivered, applied);
        var (before, wasKnown) = (account.Delivered, account.IsKnown);
        account.GoBack(applied);
        account.IsKnown = IsOurs(answer);
        MakeException(account);
        if (account.Retreats > 1)
        {
            // It has gone back from where it said that it was: not again and again without a pause.
            Retry(account, Silent("WENT_BACK", $"The portal had applied {before} and then {applied}.", sequence: null));
        }

        if (wasKnown)
        {
            BeginSweep(account);
        }
    }

    /// <summary>
    /// The store was asked how much may have been sent. A claim beyond that is never taken, however much is recorded by now:
    /// the portal would skip what it has not got.
    /// </summary>
    private void JudgeClaim(AccountDelivery account, long claimed, long mostSent)
    {
        if (claimed <= mostSent)
        {
            account.Applied(claimed);
            account.Recover();
            return;
        }

        if (account.GoOnBeyondClaim(claimed, mostSent))
        {
            return;
        }

        var message = $"The portal has applied {claimed}; at most {mostSent} were sent.";
        Quarantine(
            account,
            new DeliveryError(DeliveryErrorKind.PortalAhead, "PORTAL_AHEAD", message, _time.Now(), Sequence: null)
        );
    }

    private void Retry(AccountDelivery account, DeliveryError error)
    {
        if (account.Attempts == 0)
        {
            DeliveryLog.Failed(_logger, account.Id, error.CodeForLog, error.Sequence);
        }

        var wait = Backoff.OfAccount.After(account.Attempts + 1);
        account.Fail(error, After(wait), _time.Now() + wait);
        MakeException(account);
    }

    private void Quarantine(AccountDelivery account, DeliveryError error)
    {
        _metrics.Failed(error.Kind);
        DeliveryLog.Quarantined(_logger, account.Id, error.Kind, error.CodeForLog, error.Sequence);
        account.Quarantine(error);
        MakeException(account);
    }

    /// <summary>Goes where it belongs now that nothing of it is under way.</summary>
    private void Settle(AccountDelivery account)
    {
        account.IsUnderWay = false;
        account.MustAsk |= account.MustAskAgain;
        account.MustAskAgain = false;
        EndAsking(account);
        Count(account);
        if (account.IsQuarantined || !account.IsDone)
        {
            _queues.Add(account);
            return;
        }

        account.BegunAt = null;
        if (account.IsException)
        {
            account.IsException = false;
            _changed[account.Id] = null;
        }

        if (account.HeadPosition <= _readTo)
        {
            _accounts.Remove(account.Id);
        }
    }

    /// <summary>A defect with one account must not end the deliveries of all others.</summary>
    private void LoadFailed(AccountDelivery account, Exception failure)
    {
        _loads--;
        DeliveryLog.LoadFailed(_logger, account.Id, failure);
        Retry(account, Silent("INTERNAL", "What is undelivered could not be read here.", sequence: null));
        Settle(account);
    }

    private DeliveryError Silent(string code, string message, long? sequence) =>
        new(DeliveryErrorKind.Unavailable, code, message, _time.Now(), sequence);

    private bool IsOurs(PortalAnswer answer) =>
        string.Equals(answer.FeedId, _feedId, StringComparison.OrdinalIgnoreCase);

    private static long? SequenceOf(SentBatch sent) => sent.Changes.Length == 1 ? sent.Changes[0].Sequence : null;

    private static int CountApplied(RecordedChange[] changes, long after, long to) =>
        changes.Count(change => change.Sequence > after && change.Sequence <= to);
}
