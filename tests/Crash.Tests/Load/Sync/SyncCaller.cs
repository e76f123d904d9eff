using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Net.Client;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Crash.Tests.Load.Sync;

/// <summary>The calls of Partner Center's back end.</summary>
internal sealed class SyncCaller(GrpcChannel channel)
{
    private const int PageSize = 1_000;

    private readonly MigrationService.MigrationServiceClient _migrations = new(channel);

    public AccountSyncService.AccountSyncServiceClient Client { get; } = new(channel);

    public async Task<RecordChangeResponse> RecordAsync(string publisherId, AccountChange change) =>
        await Client.RecordChangeAsync(new() { PublisherId = publisherId, Change = change }, Answers.Options);

    public async Task<ReportRosterResponse> ReportAsync(ReportRosterRequest request) =>
        await Client.ReportRosterAsync(request, Answers.Options);

    public async Task<GetSyncStatusResponse> StatusAsync(string publisherId) =>
        await Client.GetSyncStatusAsync(new() { PublisherId = publisherId }, Answers.Options);

    public async Task<GetDriftReportResponse> DriftAsync(string publisherId) =>
        await Client.GetDriftReportAsync(new() { PublisherId = publisherId }, Answers.Options);

    /// <summary>Every migrated account, also of other callers.</summary>
    public async Task<IReadOnlyList<string>> MigratedAsync()
    {
        var ids = new List<string>();
        var token = string.Empty;
        do
        {
            var request = new ListMigrationsRequest
            {
                Filter = new MigrationFilter { States = { MigrationState.Migrated } },
                PageSize = PageSize,
                PageToken = token,
            };
            var page = await _migrations.ListMigrationsAsync(request, Answers.Options);
            ids.AddRange(page.Migrations.Select(migration => migration.PublisherId));
            token = page.NextPageToken;
        } while (token.Length > 0);

        return ids;
    }

    /// <summary>The whole feed, account by account.</summary>
    public async Task<(string FeedId, IReadOnlyList<Change> Changes)> FeedAsync()
    {
        var changes = new ConcurrentBag<Change>();
        var feedIds = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            await MigratedAsync(),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (publisherId, _) =>
            {
                var account = await HistoryAsync(publisherId);
                feedIds[account.FeedId] = true;
                foreach (var change in account.Changes)
                {
                    changes.Add(change);
                }
            }
        );
        return (feedIds.Keys.Single(), [.. changes]);
    }

    /// <summary>Every change of an account, page by page.</summary>
    public async Task<(string FeedId, IReadOnlyList<Change> Changes)> HistoryAsync(string publisherId)
    {
        var changes = new List<Change>();
        var token = string.Empty;
        while (true)
        {
            var page = await Client.ListChangesAsync(
                new()
                {
                    PublisherId = publisherId,
                    PageSize = PageSize,
                    PageToken = token,
                },
                Answers.Options
            );
            changes.AddRange(page.Changes);
            token = page.NextPageToken;
            if (token.Length == 0)
            {
                return (page.FeedId, changes);
            }
        }
    }

    public AsyncDuplexStreamingCall<RecordChangesRequest, RecordChangesResponse> RecordMany() =>
        Client.RecordChanges(Answers.Options);
}
