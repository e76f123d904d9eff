using PublisherMigration.Application.AccountSync.Feed;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Feed;

/// <summary>Messages of the feed as requests.</summary>
internal static class FeedRequests
{
    public static WatchChanges Of(Proto.WatchChangesRequest request)
    {
        var start = request.StartCase switch
        {
            Proto.WatchChangesRequest.StartOneofCase.ResumeToken => FeedStart.Token,
            Proto.WatchChangesRequest.StartOneofCase.SubscriptionId => FeedStart.Subscription,
            Proto.WatchChangesRequest.StartOneofCase.From => StartOf(request.From),
            _ => FeedStart.Unspecified,
        };
        return new WatchChanges(
            start,
            request.ResumeToken,
            request.SubscriptionId,
            [.. request.PublisherIds],
            request.IncludeSnapshot
        );
    }

    public static CreateSubscription Of(Proto.CreateSubscriptionRequest request)
    {
        var start = request.StartCase switch
        {
            Proto.CreateSubscriptionRequest.StartOneofCase.ResumeToken => FeedStart.Token,
            Proto.CreateSubscriptionRequest.StartOneofCase.From => StartOf(request.From),
            _ => FeedStart.Unspecified,
        };
        return new CreateSubscription(request.SubscriptionId, start, request.ResumeToken, [.. request.PublisherIds]);
    }

    private static FeedStart StartOf(Proto.WatchStart start) =>
        start switch
        {
            Proto.WatchStart.Beginning => FeedStart.Beginning,
            Proto.WatchStart.Now => FeedStart.Now,
            _ => FeedStart.Unspecified,
        };
}
