using Google.Protobuf;
using Grpc.Core;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Tests.Support;

/// <summary>AccountSyncService as a script: each request type has an answer, every request is kept.</summary>
internal sealed class FakeSync : AccountSyncService.AccountSyncServiceBase
{
    private readonly Script script = new();

    public Func<
        WatchChangesRequest,
        IServerStreamWriter<WatchChangesResponse>,
        ServerCallContext,
        Task
    > Watch { get; set; } = static (_, _, _) => Task.CompletedTask;

    public Func<
        IAsyncStreamReader<RecordChangesRequest>,
        IServerStreamWriter<RecordChangesResponse>,
        ServerCallContext,
        Task
    > Record { get; set; } = static (_, _, _) => Task.CompletedTask;

    public void On<TRequest>(Func<TRequest, IMessage> answer)
        where TRequest : IMessage => script.On(answer);

    public IReadOnlyList<TRequest> Received<TRequest>() => script.Received<TRequest>();

    public void Keep(IMessage request) => script.Keep(request);

    public override Task WatchChanges(
        WatchChangesRequest request,
        IServerStreamWriter<WatchChangesResponse> responseStream,
        ServerCallContext context
    )
    {
        script.Keep(request);
        return Watch(request, responseStream, context);
    }

    public override Task RecordChanges(
        IAsyncStreamReader<RecordChangesRequest> requestStream,
        IServerStreamWriter<RecordChangesResponse> responseStream,
        ServerCallContext context
    ) => Record(requestStream, responseStream, context);

    public override Task<RecordChangeResponse> RecordChange(RecordChangeRequest request, ServerCallContext context) =>
        script.AnswerAsync<RecordChangeResponse>(request, context);

    public override Task<ReportRosterResponse> ReportRoster(ReportRosterRequest request, ServerCallContext context) =>
        script.AnswerAsync<ReportRosterResponse>(request, context);

    public override Task<SubmitLegacyChangeResponse> SubmitLegacyChange(
        SubmitLegacyChangeRequest request,
        ServerCallContext context
    ) => script.AnswerAsync<SubmitLegacyChangeResponse>(request, context);

    public override Task<ListChangesResponse> ListChanges(ListChangesRequest request, ServerCallContext context) =>
        script.AnswerAsync<ListChangesResponse>(request, context);

    public override Task<CreateSubscriptionResponse> CreateSubscription(
        CreateSubscriptionRequest request,
        ServerCallContext context
    ) => script.AnswerAsync<CreateSubscriptionResponse>(request, context);

    public override Task<GetSubscriptionResponse> GetSubscription(
        GetSubscriptionRequest request,
        ServerCallContext context
    ) => script.AnswerAsync<GetSubscriptionResponse>(request, context);

    public override Task<ListSubscriptionsResponse> ListSubscriptions(
        ListSubscriptionsRequest request,
        ServerCallContext context
    ) => script.AnswerAsync<ListSubscriptionsResponse>(request, context);

    public override Task<DeleteSubscriptionResponse> DeleteSubscription(
        DeleteSubscriptionRequest request,
        ServerCallContext context
    ) => script.AnswerAsync<DeleteSubscriptionResponse>(request, context);

    public override Task<AcknowledgeChangesResponse> AcknowledgeChanges(
        AcknowledgeChangesRequest request,
        ServerCallContext context
    ) => script.AnswerAsync<AcknowledgeChangesResponse>(request, context);

    public override Task<GetSyncStatusResponse> GetSyncStatus(
        GetSyncStatusRequest request,
        ServerCallContext context
    ) => script.AnswerAsync<GetSyncStatusResponse>(request, context);

    public override Task<ListSyncStatusesResponse> ListSyncStatuses(
        ListSyncStatusesRequest request,
        ServerCallContext context
    ) => script.AnswerAsync<ListSyncStatusesResponse>(request, context);

    public override Task<RetryDeliveryResponse> RetryDelivery(
        RetryDeliveryRequest request,
        ServerCallContext context
    ) => script.AnswerAsync<RetryDeliveryResponse>(request, context);

    public override Task<ListHeldChangesResponse> ListHeldChanges(
        ListHeldChangesRequest request,
        ServerCallContext context
    ) => script.AnswerAsync<ListHeldChangesResponse>(request, context);

    public override Task<ApproveHeldChangesResponse> ApproveHeldChanges(
        ApproveHeldChangesRequest request,
        ServerCallContext context
    ) => script.AnswerAsync<ApproveHeldChangesResponse>(request, context);

    public override Task<RejectHeldChangesResponse> RejectHeldChanges(
        RejectHeldChangesRequest request,
        ServerCallContext context
    ) => script.AnswerAsync<RejectHeldChangesResponse>(request, context);

    public override Task<GetDriftReportResponse> GetDriftReport(
        GetDriftReportRequest request,
        ServerCallContext context
    ) => script.AnswerAsync<GetDriftReportResponse>(request, context);

    public override Task<RepairDriftResponse> RepairDrift(RepairDriftRequest request, ServerCallContext context) =>
        script.AnswerAsync<RepairDriftResponse>(request, context);
}
