using Grpc.Core;
using PublisherMigration.Api.Feed;
using PublisherMigration.Api.Mapping;
using PublisherMigration.Application.AccountSync.Feed;
using PublisherMigration.Application.Common.Paging;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Services;

/// <content>The feed: reading it, and subscribing to it.</content>
[BindServiceMethod(typeof(AllButWatchChanges), nameof(AllButWatchChanges.Bind))]
internal sealed partial class AccountSyncGrpcService
{
    public override async Task<Proto.ListChangesResponse> ListChanges(
        Proto.ListChangesRequest request,
        ServerCallContext context
    )
    {
        var query = new ListChanges(
            request.PublisherId,
            request.AfterSequence,
            new PageRequest(request.PageSize, request.PageToken)
        );
        var page = await sender.Send(query, context.CancellationToken);
        // Changes are field 1 of this message too.
        var response = Proto.ListChangesResponse.Parser.ParseFrom(page.Changes.Span);
        response.NextPageToken = page.NextToken;
        response.FeedId = FeedId;
        return response;
    }

    /// <summary>Bound by <see cref="EncodedWatchChanges"/> in place of the generated method.</summary>
    public Task WatchChanges(
        Proto.WatchChangesRequest request,
        IServerStreamWriter<EncodedWatchResponse> responseStream,
        ServerCallContext context
    ) => watch.RunAsync(request, responseStream, context.CancellationToken);

    public override async Task<Proto.CreateSubscriptionResponse> CreateSubscription(
        Proto.CreateSubscriptionRequest request,
        ServerCallContext context
    )
    {
        var subscription = await sender.Send(FeedRequests.Of(request), context.CancellationToken);
        return new Proto.CreateSubscriptionResponse { Subscription = subscription.ToProto(), FeedId = FeedId };
    }

    public override async Task<Proto.GetSubscriptionResponse> GetSubscription(
        Proto.GetSubscriptionRequest request,
        ServerCallContext context
    )
    {
        var query = new GetSubscription(request.SubscriptionId);
        var subscription = await sender.Send(query, context.CancellationToken);
        return new Proto.GetSubscriptionResponse { Subscription = subscription.ToProto(), FeedId = FeedId };
    }

    public override async Task<Proto.ListSubscriptionsResponse> ListSubscriptions(
        Proto.ListSubscriptionsRequest request,
        ServerCallContext context
    )
    {
        var query = new ListSubscriptions(new PageRequest(request.PageSize, request.PageToken));
        var page = await sender.Send(query, context.CancellationToken);
        return new Proto.ListSubscriptionsResponse
        {
            Subscriptions = { page.Items.Select(static view => view.ToProto()) },
            NextPageToken = page.NextToken,
            FeedId = FeedId,
        };
    }

    public override async Task<Proto.DeleteSubscriptionResponse> DeleteSubscription(
        Proto.DeleteSubscriptionRequest request,
        ServerCallContext context
    )
    {
        await sender.Send(new DeleteSubscription(request.SubscriptionId), context.CancellationToken);
        return new Proto.DeleteSubscriptionResponse { FeedId = FeedId };
    }

    public override async Task<Proto.AcknowledgeChangesResponse> AcknowledgeChanges(
        Proto.AcknowledgeChangesRequest request,
        ServerCallContext context
    )
    {
        var command = new AcknowledgeChanges(request.SubscriptionId, request.ResumeToken);
        var subscription = await sender.Send(command, context.CancellationToken);
        return new Proto.AcknowledgeChangesResponse { Subscription = subscription.ToProto(), FeedId = FeedId };
    }
}
