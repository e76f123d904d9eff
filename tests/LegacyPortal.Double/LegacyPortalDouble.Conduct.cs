using Grpc.Core;

namespace PublisherMigration.LegacyPortal.Double;

/// <summary>How it behaves. What is set holds until <see cref="ComeBack"/>; failing calls do nothing at all.</summary>
public sealed partial class LegacyPortalDouble
{
    /// <summary>Answers UNAVAILABLE to everybody, but still listens.</summary>
    public void GoDown() => Answer(StatusCode.Unavailable);

    /// <summary>Answers everybody with this status.</summary>
    public void Answer(StatusCode status) => _conduct.Set(conduct => conduct.Answer(status));

    /// <summary>Answers calls for this account with this status.</summary>
    public void Answer(string publisherId, StatusCode status) =>
        _conduct.Set(conduct => conduct.Answer(publisherId, status));

    /// <summary>Delivers again: no status for all, no delay, no flapping, no lost answer, no prefix. Refusals stay.</summary>
    public void ComeBack() =>
        _conduct.Set(conduct =>
        {
            conduct.Answer(status: null);
            conduct.Delay(TimeSpan.Zero);
            conduct.Wait(Task.CompletedTask);
            conduct.FailEvery(int.MaxValue, StatusCode.Unavailable);
            conduct.FailAtRandom(share: 0, seed: 0, StatusCode.Unavailable);
            conduct.LoseAnswers(times: 0, LostAnswer.Unavailable);
            conduct.ApplyAtMost(int.MaxValue);
        });

    /// <summary>Each call takes so long before anything happens.</summary>
    public void BeSlow(TimeSpan delay) => _conduct.Set(conduct => conduct.Delay(delay));

    /// <summary>Calls wait, before anything happens, until what this returns is disposed.</summary>
    public IDisposable HoldCalls()
    {
        var gate = new Gate();
        _conduct.Set(conduct => conduct.Wait(gate.Opened));
        return gate;
    }

    /// <summary>Every n-th call fails, counted over all accounts.</summary>
    public void FailEvery(int calls, StatusCode status = StatusCode.Unavailable) =>
        _conduct.Set(conduct => conduct.FailEvery(calls, status));

    /// <summary>This share of the calls fails; which ones is told by the seed.</summary>
    public void FailAtRandom(double share, int seed, StatusCode status = StatusCode.Unavailable) =>
        _conduct.Set(conduct => conduct.FailAtRandom(share, seed, status));

    /// <summary>The next calls do their work, and their answers are lost.</summary>
    public void LoseAnswers(int times, LostAnswer how = LostAnswer.Unavailable) =>
        _conduct.Set(conduct => conduct.LoseAnswers(times, how));

    /// <summary>Applies no more than so many changes of a call: a prefix.</summary>
    public void ApplyAtMost(int changes) => _conduct.Set(conduct => conduct.ApplyAtMost(changes));

    /// <summary>Will never apply this change.</summary>
    public void Refuse(string publisherId, long sequence, string reason) =>
        _conduct.Set(conduct => conduct.Refuse(publisherId, sequence, reason));

    /// <summary>Will never apply any change of this account.</summary>
    public void RefuseAccount(string publisherId, string reason) =>
        _conduct.Set(conduct => conduct.RefuseAccount(publisherId, reason));

    /// <summary>Forgets refusals and statuses of this account.</summary>
    public void Accept(string publisherId) => _conduct.Set(conduct => conduct.Accept(publisherId));

    private sealed class Gate : IDisposable
    {
        private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Opened => _opened.Task;

        public void Dispose() => _opened.TrySetResult();
    }
}
