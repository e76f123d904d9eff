using System.Diagnostics;
using System.Net;
using Grpc.Net.Client;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Harness.Sync;

/// <summary>Waits until the legacy portal has all that is recorded.</summary>
internal static class Delivery
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan BetweenWords = TimeSpan.FromSeconds(10);

    private static readonly SyncState[] NotInSync = [SyncState.Lagging, SyncState.Retrying, SyncState.Quarantined];

    public static async Task<DeliveryLag> AwaitAsync(IPEndPoint server, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        using var channel = GrpcChannel.ForAddress($"http://{server}");
        var client = new AccountSyncService.AccountSyncServiceClient(channel);
        var undelivered = await UndeliveredAsync(client, cancellation);
        var said = TimeSpan.Zero;
        while (true)
        {
            var page = await PageAsync(client, "", cancellation);
            var elapsed = Stopwatch.GetElapsedTime(started);
            if (page.Statuses.Count == 0)
            {
                return new DeliveryLag(undelivered, elapsed);
            }

            if (elapsed > Patience || page.Statuses.Any(status => status.State == SyncState.Quarantined))
            {
                throw new BenchException($"delivery does not come to an end: {page.Statuses[0]}");
            }

            if (elapsed > said + BetweenWords)
            {
                said = elapsed;
                Progress.Say(
                    $"waiting for delivery since {elapsed.TotalSeconds:N0} s, next {page.Statuses[0].PublisherId}"
                );
            }

            await Task.Delay(Interval, TimeProvider.System, cancellation);
        }
    }

    private static async Task<long> UndeliveredAsync(
        AccountSyncService.AccountSyncServiceClient client,
        CancellationToken cancellation
    )
    {
        var undelivered = 0L;
        var token = "";
        do
        {
            var page = await PageAsync(client, token, cancellation);
            undelivered += page.Statuses.Sum(status => status.RecordedSequence - status.DeliveredSequence);
            token = page.NextPageToken;
        } while (token.Length > 0);

        return undelivered;
    }

    private static async Task<ListSyncStatusesResponse> PageAsync(
        AccountSyncService.AccountSyncServiceClient client,
        string token,
        CancellationToken cancellation
    ) =>
        await client.ListSyncStatusesAsync(
            new ListSyncStatusesRequest
            {
                Filter = new SyncStatusFilter { States = { NotInSync } },
                PageSize = 1_000,
                PageToken = token,
            },
            cancellationToken: cancellation
        );
}
