using Google.Protobuf;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering;
using PublisherMigration.Cli.Rendering.Sync;
using PublisherMigration.Cli.Watching;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Commands.Sync;

/// <summary>The statuses of many accounts: listed page by page, or watched.</summary>
internal sealed class SyncStatuses(Session session, SyncStatusFilter filter, int? limit)
{
    private PortalStatus? portal;

    public async Task<int> ListAsync(CancellationToken cancellation)
    {
        bool first = true;
        await foreach (IReadOnlyList<SyncStatus> page in ReadAsync(cancellation))
        {
            bool withHeadings = first || session.Out.IsTerminal;
            bool withPortal = first;
            session.ShowAll(
                page,
                () =>
                {
                    PortalText.WriteLine(session.Out, withPortal ? portal : null);
                    SyncStatusTable.Write(session.Out, page, session.Terminal.Clock.GetUtcNow(), withHeadings);
                }
            );
            first = false;
        }

        return ExitCodes.Ok;
    }

    public Task<int> WatchAsync(TimeSpan interval, CancellationToken cancellation) =>
        new StatusWatch<ListSyncStatusesResponse>(session, new(session, interval, FetchAllAsync))
        {
            View = View,
            News = ChangedStatuses,
        }.RunAsync(cancellation);

    private void View(Display display, ListSyncStatusesResponse answer)
    {
        PortalText.WriteLine(display, answer.Portal);
        SyncStatusTable.Write(display, answer.Statuses, session.Terminal.Clock.GetUtcNow());
    }

    private static IEnumerable<IMessage> ChangedStatuses(
        ListSyncStatusesResponse? before,
        ListSyncStatusesResponse answer
    )
    {
        HashSet<SyncStatus> told = [.. before?.Statuses ?? []];
        return answer.Statuses.Where(status => !told.Contains(status));
    }

    private async Task<ListSyncStatusesResponse> FetchAllAsync(CancellationToken cancellation)
    {
        ListSyncStatusesResponse all = new();
        await foreach (IReadOnlyList<SyncStatus> page in ReadAsync(cancellation))
        {
            all.Statuses.AddRange(page);
        }

        all.Portal = portal;
        return all;
    }

    private IAsyncEnumerable<IReadOnlyList<SyncStatus>> ReadAsync(CancellationToken cancellation)
    {
        return Pages.ReadAsync(limit, FetchAsync, cancellation);

        async Task<(IReadOnlyList<SyncStatus>, string)> FetchAsync(int pageSize, string pageToken)
        {
            ListSyncStatusesRequest request = new()
            {
                Filter = filter,
                PageSize = pageSize,
                PageToken = pageToken,
            };
            ListSyncStatusesResponse page = await session.Sync.ListSyncStatusesAsync(
                request,
                session.Unary(cancellation)
            );
            portal = page.Portal;
            return (page.Statuses, page.NextPageToken);
        }
    }
}
