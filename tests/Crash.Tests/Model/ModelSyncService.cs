using Grpc.Core;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Crash.Tests.Model;

/// <summary>The model on the wire: as little of AccountSyncService as the load calls.</summary>
internal sealed class ModelSyncService(ModelFeed feed, ModelDelivery delivery)
    : AccountSyncService.AccountSyncServiceBase
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(5);

    public override Task<RecordChangeResponse> RecordChange(RecordChangeRequest request, ServerCallContext context)
    {
        var result = feed.With(request.PublisherId, account => account.Record(request.Change, feed));
        if (result.Error is { } error)
        {
            throw new RpcException(new Status(StatusCode.FailedPrecondition, error.Reason.ToString()));
        }

        return Task.FromResult(
            new RecordChangeResponse
            {
                Outcome = result.Outcome,
                OriginalOutcome = result.OriginalOutcome,
                Sequence = result.Sequence,
                Position = result.Position,
                FeedId = ModelFeed.FeedId,
            }
        );
    }

    public override async Task RecordChanges(
        IAsyncStreamReader<RecordChangesRequest> requestStream,
        IServerStreamWriter<RecordChangesResponse> responseStream,
        ServerCallContext context
    )
    {
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            var results = requestStream
                .Current.Changes.Select(c => feed.With(c.PublisherId, account => account.Record(c.Change, feed)))
                .ToList();
            if (feed.Fault == Fault.LosesAResult && results.Count > 1)
            {
                results.RemoveAt(0);
            }

            await responseStream.WriteAsync(
                new RecordChangesResponse { Results = { results }, FeedId = ModelFeed.FeedId },
                context.CancellationToken
            );
        }
    }

    public override Task<ReportRosterResponse> ReportRoster(ReportRosterRequest request, ServerCallContext context) =>
        Task.FromResult(feed.With(request.PublisherId, account => account.Report(request, feed)));

    public override Task<ListChangesResponse> ListChanges(ListChangesRequest request, ServerCallContext context) =>
        Task.FromResult(
            new ListChangesResponse
            {
                Changes = { feed.With(request.PublisherId, account => account.Changes.ToArray()) },
                FeedId = ModelFeed.FeedId,
            }
        );

    public override Task<GetSyncStatusResponse> GetSyncStatus(
        GetSyncStatusRequest request,
        ServerCallContext context
    ) =>
        Task.FromResult(
            new GetSyncStatusResponse { Status = StatusOf(request.PublisherId), FeedId = ModelFeed.FeedId }
        );

    public override Task<GetDriftReportResponse> GetDriftReport(
        GetDriftReportRequest request,
        ServerCallContext context
    ) => Task.FromResult(new GetDriftReportResponse { Report = new(), FeedId = ModelFeed.FeedId });

    public override async Task WatchChanges(
        WatchChangesRequest request,
        IServerStreamWriter<WatchChangesResponse> responseStream,
        ServerCallContext context
    )
    {
        var stream = new ModelStream(feed, request);
        while (!context.CancellationToken.IsCancellationRequested)
        {
            foreach (var message in stream.Next())
            {
                await responseStream.WriteAsync(message, context.CancellationToken);
            }

            await Task.Delay(BetweenLooks, TimeProvider.System, context.CancellationToken);
        }
    }

    private SyncStatus StatusOf(string publisherId)
    {
        var last = feed.With(publisherId, account => account.Changes.Count);
        var delivered = delivery.Delivered(publisherId);
        return new SyncStatus
        {
            PublisherId = publisherId,
            RecordedSequence = last,
            DeliveredSequence = delivered,
            State = delivered == last ? SyncState.InSync : SyncState.Lagging,
        };
    }
}
