namespace PublisherMigration.LegacyPortal.Double;

/// <summary>What it saw and did.</summary>
public sealed partial class LegacyPortalDouble
{
    /// <summary>All calls in the order of their arrival.</summary>
    public IReadOnlyList<PortalCall> Calls => _records.Calls;

    /// <summary>All that happened to the accounts, in its order.</summary>
    public IReadOnlyList<PortalEvent> Events => _records.Events;

    public IReadOnlyList<PortalCall> CallsFor(string publisherId) =>
        [.. Calls.Where(call => string.Equals(call.PublisherId, publisherId, StringComparison.Ordinal))];

    public long AppliedSequence(string publisherId) => _accounts.Find(publisherId)?.AppliedSequence ?? 0;

    /// <summary>Waits until the account has applied this sequence or a later one.</summary>
    public Task WaitUntilAppliedAsync(string publisherId, long sequence, CancellationToken cancellation) =>
        WaitUntilAsync(portal => portal.AppliedSequence(publisherId) >= sequence, cancellation);

    /// <summary>Waits until so many calls have arrived, counted from the first.</summary>
    public Task WaitForCallsAsync(int count, CancellationToken cancellation) =>
        WaitUntilAsync(portal => portal.Calls.Count >= count, cancellation);

    /// <summary>Looks again after each call and each change, until it is so.</summary>
    public async Task WaitUntilAsync(Func<LegacyPortalDouble, bool> isSo, CancellationToken cancellation)
    {
        while (true)
        {
            // Taken before looking: what happens meanwhile is not missed.
            var news = _records.News;
            if (isSo(this))
            {
                return;
            }

            await news.WaitAsync(cancellation);
        }
    }
}
