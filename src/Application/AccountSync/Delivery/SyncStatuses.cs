using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>Puts together how deliveries of accounts stand, from the tables alone.</summary>
internal sealed class SyncStatuses(IStore store, IChangeFeedReader feed, IChangeEncoder encoder)
{
    private const int FewChanges = 16;
    private const int ManyChanges = 4_096;

    /// <exception cref="RuleViolationException">PUBLISHER_NOT_FOUND, NOT_MIGRATED.</exception>
    public async Task<SyncStatusView> GetAsync(PublisherId id, CancellationToken cancellationToken)
    {
        var read = await store.ReadAsync(
            session =>
                session.Deliveries.Find(id) is { } standing
                    ? Read(session, standing)
                    : throw new RuleViolationException(session.WhyNotSynced(id)),
            cancellationToken
        );
        return await ViewAsync(read, cancellationToken);
    }

    /// <summary>Ordered by publisher id, after the given one.</summary>
    public async Task<IReadOnlyList<SyncStatusView>> ListAsync(
        StandingFilter filter,
        string? after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var read = await store.ReadAsync(
            session =>
                session.Deliveries.List(filter, after, limit).Select(standing => Read(session, standing)).ToArray(),
            cancellationToken
        );
        var views = new List<SyncStatusView>(read.Length);
        foreach (var account in read)
        {
            views.Add(await ViewAsync(account, cancellationToken));
        }

        return views;
    }

    private static ReadAccount Read(IReadSession session, AccountStanding standing) =>
        new(
            standing,
            session.FindSynced(standing.PublisherId)
                ?? throw new InvalidOperationException($"{standing.PublisherId} has a row and is not migrated."),
            session.Deliveries.Progress()?.Watermark ?? 0
        );

    private async Task<SyncStatusView> ViewAsync(ReadAccount read, CancellationToken cancellationToken)
    {
        var (standing, account, _) = read;
        var (delivered, oldest) = await DeliveredAsync(read, cancellationToken);
        var undelivered = standing.Undelivered;
        return new SyncStatusView(
            standing.PublisherId.Value,
            standing.State,
            standing.Sequence,
            delivered,
            oldest,
            account.OpenHold,
            undelivered?.Attempts ?? 0,
            undelivered?.LastError,
            await FailedChangeAsync(standing, cancellationToken),
            undelivered?.NextAttemptTime,
            account.LastRefusal
        );
    }

    /// <summary>As its row says, else by the watermark: without a row every change up to there is delivered.</summary>
    private async ValueTask<(long Sequence, DateTimeOffset? Oldest)> DeliveredAsync(
        ReadAccount read,
        CancellationToken cancellationToken
    )
    {
        var standing = read.Standing;
        if (standing.Undelivered is { } row)
        {
            return row.DeliveredSequence >= standing.Sequence
                ? (row.DeliveredSequence, null)
                : (row.DeliveredSequence, row.OldestTime ?? await OldestAsync(row, cancellationToken));
        }

        return standing switch
        {
            { AwaitsRestatement: true } => (0, null),
            { State: SyncState.InSync } => (standing.Sequence, null),
            _ => await FirstAboveAsync(standing, read.Watermark, cancellationToken),
        };
    }

    private async ValueTask<DateTimeOffset?> OldestAsync(UndeliveredAccount row, CancellationToken cancellationToken)
    {
        var first = await feed.ReadAccountAsync(row.PublisherId, row.DeliveredSequence, 1, cancellationToken);
        return first.Count > 0 ? first[0].RecordedTime : null;
    }

    /// <summary>Looks back from the head in growing steps: mostly it is one of the last changes.</summary>
    private async ValueTask<(long Sequence, DateTimeOffset? Oldest)> FirstAboveAsync(
        AccountStanding standing,
        long watermark,
        CancellationToken cancellationToken
    )
    {
        (long Sequence, DateTimeOffset? Oldest) found = (standing.Sequence, null);
        var step = FewChanges;
        for (var end = standing.Sequence; end > 0; )
        {
            var after = Math.Max(0, end - step);
            var changes = await feed.ReadAccountAsync(
                standing.PublisherId,
                after,
                (int)(end - after),
                cancellationToken
            );
            var above = changes.FirstOrDefault(change => change.Position > watermark && change.Sequence <= end);
            if (above is null)
            {
                break;
            }

            found = (above.Sequence - 1, above.RecordedTime);
            if (above.Sequence != after + 1)
            {
                break;
            }

            end = after;
            step = Math.Min(step * FewChanges, ManyChanges);
        }

        return found;
    }

    private async ValueTask<byte[]?> FailedChangeAsync(AccountStanding standing, CancellationToken cancellationToken)
    {
        if (standing.Undelivered?.LastError?.Sequence is not { } sequence)
        {
            return null;
        }

        var changes = await feed.ReadAccountAsync(standing.PublisherId, sequence - 1, 1, cancellationToken);
        return changes.Count > 0 && changes[0].Sequence == sequence ? encoder.Encode(WithoutRoster(changes[0])) : null;
    }

    /// <summary>A status is to be had with any client: not with megabytes of members, and in a list a thousand times.</summary>
    private static RecordedChange WithoutRoster(RecordedChange change) =>
        change.Body switch
        {
            AccountMigrated migrated => With(change, migrated with { Members = [], Mappings = [], Losses = [] }),
            AccountRestated restated => With(change, restated with { Members = [] }),
            _ => change,
        };

    private static RecordedChange With(RecordedChange change, ChangeBody body) =>
        change with
        {
            Draft = change.Draft with { Body = body },
        };

    private sealed record ReadAccount(AccountStanding Standing, SyncedAccount Account, long Watermark);
}
