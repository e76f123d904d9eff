using Grpc.Core;
using PublisherMigration.Api.Mapping;
using PublisherMigration.Application.AccountSync.Delivery;
using PublisherMigration.Application.Common.Paging;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Services;

/// <content>How the legacy portal follows, and what operators can do about it.</content>
internal sealed partial class AccountSyncGrpcService
{
    public override async Task<Proto.GetSyncStatusResponse> GetSyncStatus(
        Proto.GetSyncStatusRequest request,
        ServerCallContext context
    )
    {
        var answer = await sender.Send(new GetSyncStatus(request.PublisherId), context.CancellationToken);
        return new Proto.GetSyncStatusResponse
        {
            Status = answer.Status.ToProto(),
            Portal = answer.Portal.ToProto(),
            FeedId = FeedId,
        };
    }

    public override async Task<Proto.ListSyncStatusesResponse> ListSyncStatuses(
        Proto.ListSyncStatusesRequest request,
        ServerCallContext context
    )
    {
        var query = new ListSyncStatuses(
            [.. (request.Filter?.States ?? []).Select(static state => (SyncState)(int)state)],
            request.Filter?.Held ?? false,
            new PageRequest(request.PageSize, request.PageToken)
        );
        var answer = await sender.Send(query, context.CancellationToken);
        return new Proto.ListSyncStatusesResponse
        {
            Statuses = { answer.Page.Items.Select(static status => status.ToProto()) },
            NextPageToken = answer.Page.NextToken,
            Portal = answer.Portal.ToProto(),
            FeedId = FeedId,
        };
    }

    public override async Task<Proto.RetryDeliveryResponse> RetryDelivery(
        Proto.RetryDeliveryRequest request,
        ServerCallContext context
    )
    {
        var command = new RetryDelivery(
            request.PublisherId,
            (RetryMode)(int)request.Mode,
            Inputs.Of(request.Actor),
            context.CallingService()
        );
        var answer = await sender.Send(command, context.CancellationToken);
        return new Proto.RetryDeliveryResponse { Status = answer.Status.ToProto(), FeedId = FeedId };
    }

    public override async Task<Proto.GetDriftReportResponse> GetDriftReport(
        Proto.GetDriftReportRequest request,
        ServerCallContext context
    )
    {
        var report = await sender.Send(new GetDriftReport(request.PublisherId), context.CancellationToken);
        return new Proto.GetDriftReportResponse { Report = report.ToProto(), FeedId = FeedId };
    }

    public override async Task<Proto.RepairDriftResponse> RepairDrift(
        Proto.RepairDriftRequest request,
        ServerCallContext context
    )
    {
        var command = new RepairDrift(
            request.PublisherId,
            request.Digest,
            Inputs.Of(request.Actor),
            request.Note,
            context.CallingService()
        );
        var repair = await sender.Send(command, context.CancellationToken);
        return new Proto.RepairDriftResponse
        {
            Sequence = repair.Sequence,
            Position = repair.Position,
            Repaired = repair.Repaired,
            FeedId = FeedId,
        };
    }
}
