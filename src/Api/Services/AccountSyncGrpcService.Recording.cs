using Grpc.Core;
using PublisherMigration.Api.Mapping;
using PublisherMigration.Application.AccountSync.Holds;
using PublisherMigration.Application.AccountSync.LegacyChanges;
using PublisherMigration.Application.AccountSync.Recording;
using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Domain.AccountSync;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Services;

/// <content>Recording, and what the mass-removal guard holds.</content>
internal sealed partial class AccountSyncGrpcService
{
    public override async Task<Proto.RecordChangeResponse> RecordChange(
        Proto.RecordChangeRequest request,
        ServerCallContext context
    )
    {
        var command = new RecordChange(
            ChangeInputs.Of(request.PublisherId, request.Change, request.Actor),
            context.CallingService()
        );
        var answer = await sender.Send(command, context.CancellationToken);
        return answer.ToProto(FeedId);
    }

    public override Task RecordChanges(
        IAsyncStreamReader<Proto.RecordChangesRequest> requestStream,
        IServerStreamWriter<Proto.RecordChangesResponse> responseStream,
        ServerCallContext context
    ) => recording.RunAsync(requestStream, responseStream, context);

    public override async Task<Proto.ReportRosterResponse> ReportRoster(
        Proto.ReportRosterRequest request,
        ServerCallContext context
    )
    {
        var command = ChangeInputs.Of(request, context.CallingService());
        var answer = await sender.Send(command, context.CancellationToken);
        return answer.ToProto(FeedId);
    }

    public override async Task<Proto.SubmitLegacyChangeResponse> SubmitLegacyChange(
        Proto.SubmitLegacyChangeRequest request,
        ServerCallContext context
    )
    {
        var command = new SubmitLegacyChange(
            request.PublisherId,
            ChangeInputs.Of(request.Change),
            Inputs.Of(request.Actor),
            context.CallingService()
        );
        var answer = await sender.Send(command, context.CancellationToken);
        return new Proto.SubmitLegacyChangeResponse
        {
            Outcome = answer.HasChanged ? Proto.ChangeOutcome.Recorded : Proto.ChangeOutcome.NoEffect,
            MigrationState = (Proto.MigrationState)(int)answer.State,
            FeedId = FeedId,
        };
    }

    public override async Task<Proto.ListHeldChangesResponse> ListHeldChanges(
        Proto.ListHeldChangesRequest request,
        ServerCallContext context
    )
    {
        var query = new ListHeldChanges(
            request.PublisherId,
            [.. request.States.Select(static state => (HoldState)(int)state)],
            new PageRequest(request.PageSize, request.PageToken)
        );
        var page = await sender.Send(query, context.CancellationToken);
        return new Proto.ListHeldChangesResponse
        {
            Holds = { page.Items.Select(static hold => hold.ToProto()) },
            NextPageToken = page.NextToken,
            FeedId = FeedId,
        };
    }

    public override async Task<Proto.ApproveHeldChangesResponse> ApproveHeldChanges(
        Proto.ApproveHeldChangesRequest request,
        ServerCallContext context
    )
    {
        var command = new ApproveHeldChanges
        {
            PublisherId = request.PublisherId,
            HoldId = request.HoldId,
            Digest = request.Digest,
            Actor = Inputs.Of(request.Actor),
            Note = request.Note,
            Caller = context.CallingService(),
        };
        var hold = await sender.Send(command, context.CancellationToken);
        return new Proto.ApproveHeldChangesResponse { Hold = hold.ToProto(), FeedId = FeedId };
    }

    public override async Task<Proto.RejectHeldChangesResponse> RejectHeldChanges(
        Proto.RejectHeldChangesRequest request,
        ServerCallContext context
    )
    {
        var command = new RejectHeldChanges
        {
            PublisherId = request.PublisherId,
            HoldId = request.HoldId,
            Digest = request.Digest,
            Actor = Inputs.Of(request.Actor),
            Note = request.Note,
            Caller = context.CallingService(),
        };
        var hold = await sender.Send(command, context.CancellationToken);
        return new Proto.RejectHeldChangesResponse { Hold = hold.ToProto(), FeedId = FeedId };
    }
}
