using PublisherMigration.Contracts.LegacyPortal.V1;
using PublisherMigration.Contracts.V1;
using PublisherMigration.LegacyPortal.Double;
using PublisherMigration.LegacyPortal.Double.Checks;
using PublisherMigration.Sync.Validators;
using PublisherMigration.Sync.Validators.Delivery;

namespace PublisherMigration.Crash.Tests.Load.Sync;

/// <summary>Looks at what was delivered to the legacy portal.</summary>
/// <param name="portal">A portal that outlives the server; null for the embedded one, which is seen by its drift alone.</param>
internal sealed class DeliveryLook(LegacyPortalDouble? portal)
{
    private const double FailingCalls = 0.05;

    /// <summary>Lets the portal fail now and then, and lose an answer.</summary>
    public void Disturb(ChangeMaker maker)
    {
        portal?.FailAtRandom(FailingCalls, maker.Number(int.MaxValue));
        portal?.LoseAnswers(maker.Number(3));
    }

    public void LeaveAlone() => portal?.ComeBack();

    /// <summary>Each account as the portal has it now. Taken before the history is read: it must not have more.</summary>
    public IReadOnlyList<(string PublisherId, GetRosterResponse Copy)> Copies(IEnumerable<string> publisherIds) =>
        [
            .. publisherIds
                .Select(publisherId => (publisherId, Copy: portal?.Roster(publisherId)))
                .Where(copy => copy.Copy is { AppliedSequence: > 0 })
                .Select(copy => (copy.publisherId, copy.Copy!)),
        ];

    /// <summary>What holds at any time, while the portal may still be behind.</summary>
    public IReadOnlyList<string> Check(
        IEnumerable<(string PublisherId, GetRosterResponse Copy)> copies,
        FeedHistory history,
        string feedId
    ) =>
        [
            .. copies.SelectMany(copy => LegacyCopy.Check(copy.PublisherId, copy.Copy, history, feedId)),
            .. portal is null ? [] : DeliveryChecks.Always(portal),
        ];

    /// <summary>Waits until everything has arrived, and compares.</summary>
    public async Task<IReadOnlyList<string>> AtTheEndAsync(
        SyncCaller caller,
        FeedHistory history,
        string feedId,
        CancellationToken patience
    )
    {
        var violations = new List<string>();
        foreach (var publisherId in history.PublisherIds)
        {
            violations.AddRange(await InSyncAsync(caller, publisherId, history, patience));
        }

        if (portal is not null)
        {
            violations.AddRange(DeliveryChecks.AtTheEnd(portal, history.LastSequences));
            violations.AddRange(Check(Copies(history.PublisherIds), history, feedId));
        }

        return violations;
    }

    /// <returns>Its status then, or when patience ended.</returns>
    public static async Task<SyncStatus> WaitUntilInSyncAsync(
        SyncCaller caller,
        string publisherId,
        CancellationToken patience
    )
    {
        while (true)
        {
            var status = (await caller.StatusAsync(publisherId)).Status;
            if (status.State == SyncState.InSync || patience.IsCancellationRequested)
            {
                return status;
            }

            await Answers.PauseAsync(patience);
        }
    }

    private static async Task<IReadOnlyList<string>> InSyncAsync(
        SyncCaller caller,
        string publisherId,
        FeedHistory history,
        CancellationToken patience
    )
    {
        var status = await WaitUntilInSyncAsync(caller, publisherId, patience);
        var last = history.LastSequences[publisherId];
        if (status.State != SyncState.InSync || status.RecordedSequence != last || status.DeliveredSequence != last)
        {
            return [$"{publisherId} has {last} changes, and its status is {status}."];
        }

        var drift = (await caller.DriftAsync(publisherId)).Report;
        return drift.Items.Count == 0 ? [] : [$"{publisherId} is in sync, and drifts: {drift}."];
    }
}
