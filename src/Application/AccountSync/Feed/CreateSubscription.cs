using FluentValidation;
using MediatR;
using Microsoft.Extensions.Logging;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>Creates a durable consumer; the same again answers the present one.</summary>
public sealed record CreateSubscription(
    string SubscriptionId,
    FeedStart Start,
    string ResumeToken,
    IReadOnlyList<string> PublisherIds
) : IRequest<SubscriptionView>;

internal sealed class CreateSubscriptionValidator : AbstractValidator<CreateSubscription>
{
    public CreateSubscriptionValidator()
    {
        RuleFor(static request => request.SubscriptionId).IsSubscriptionId();
        RuleFor(static request => request.Start)
            .Must(static start => start is FeedStart.Beginning or FeedStart.Now or FeedStart.Token)
            .OverridePropertyName("start")
            .WithMessage("Give from or resume_token.");
        RuleFor(static request => request.PublisherIds).IsFeedFilter();
    }
}

internal sealed class CreateSubscriptionHandler(
    IStore store,
    IChangeFeedReader changes,
    SubscriptionViews views,
    TimeProvider time,
    ILogger<CreateSubscriptionHandler> logger
) : IRequestHandler<CreateSubscription, SubscriptionView>
{
    public async Task<SubscriptionView> Handle(CreateSubscription request, CancellationToken cancellationToken)
    {
        // What is stored after the call arrived is after this.
        var head = changes.Head;
        var filter = FeedFilter.Of(request.PublisherIds);
        var (subscription, isNew) = await store.WriteAsync(
            session => FindOrCreate(session, request, filter, head),
            WhenFull.Refuse,
            cancellationToken
        );
        if (isNew)
        {
            FeedLog.SubscriptionCreated(logger, subscription.SubscriptionId, subscription.Place.Position);
        }

        return await views.ShowAsync(subscription, cancellationToken);
    }

    private (SubscriptionRecord Subscription, bool IsNew) FindOrCreate(
        IWriteSession session,
        CreateSubscription request,
        FeedFilter filter,
        long head
    )
    {
        var startedAt = request.Start == FeedStart.Token ? request.ResumeToken : request.Start.ToString();
        if (session.FindSubscription(request.SubscriptionId) is { } present)
        {
            return
                string.Equals(present.StartedAt, startedAt, StringComparison.Ordinal)
                && present.PublisherIds.SequenceEqual(filter.PublisherIds, StringComparer.Ordinal)
                ? (present, false)
                : throw FeedRefusals.Subscription(Reason.SubscriptionAlreadyExists, request.SubscriptionId);
        }

        // On the writer nothing is compacted meanwhile: from here on it is kept for this subscription.
        var place = request.Start switch
        {
            FeedStart.Beginning => new FeedPlace(changes.CompactedTo),
            FeedStart.Now => new FeedPlace(Math.Max(head, changes.CompactedTo)),
            _ => FeedToken.Read(store.FeedId, filter, request.ResumeToken, changes.Head),
        };
        if (place.Position < changes.CompactedTo)
        {
            throw FeedRefusals.PositionCompacted(changes.CompactedTo);
        }

        var created = new SubscriptionRecord(
            request.SubscriptionId,
            filter.PublisherIds,
            startedAt,
            store.FeedId,
            place,
            SubscriptionState.Active,
            time.Now(),
            AcknowledgeTime: null
        );
        session.Feed.Save(created);
        return (created, true);
    }
}
