using FluentValidation;
using MediatR;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>Everything up to the token is dealt with. Never moves back.</summary>
public sealed record AcknowledgeChanges(string SubscriptionId, string ResumeToken) : IRequest<SubscriptionView>;

internal sealed class AcknowledgeChangesValidator : AbstractValidator<AcknowledgeChanges>
{
    public AcknowledgeChangesValidator() => RuleFor(static request => request.SubscriptionId).IsSubscriptionId();
}

internal sealed class AcknowledgeChangesHandler(
    IStore store,
    IChangeFeedReader changes,
    SubscriptionViews views,
    TimeProvider time
) : IRequestHandler<AcknowledgeChanges, SubscriptionView>
{
    public async Task<SubscriptionView> Handle(AcknowledgeChanges request, CancellationToken cancellationToken)
    {
        var subscription = await store.WriteAsync(
            session => Acknowledge(session, request),
            WhenFull.Refuse,
            cancellationToken
        );
        return await views.ShowAsync(subscription, cancellationToken);
    }

    private SubscriptionRecord Acknowledge(IWriteSession session, AcknowledgeChanges request)
    {
        var subscription = SubscriptionViews.FindOrRefuse(session, request.SubscriptionId);
        if (views.IsLost(subscription))
        {
            throw FeedRefusals.Subscription(Reason.SubscriptionLost, request.SubscriptionId);
        }

        var filter = FeedFilter.Of(subscription.PublisherIds);
        var place = FeedToken.Read(store.FeedId, filter, request.ResumeToken, changes.Head);
        if (!place.IsAfter(subscription.Place))
        {
            return subscription;
        }

        var moved = subscription with { Place = place, AcknowledgeTime = time.Now() };
        session.Feed.Save(moved);
        return moved;
    }
}
