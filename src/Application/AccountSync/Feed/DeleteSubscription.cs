using FluentValidation;
using MediatR;
using Microsoft.Extensions.Logging;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>Deletes a subscription and ends the stream on it.</summary>
public sealed record DeleteSubscription(string SubscriptionId) : IRequest;

internal sealed class DeleteSubscriptionValidator : AbstractValidator<DeleteSubscription>
{
    public DeleteSubscriptionValidator() => RuleFor(static request => request.SubscriptionId).IsSubscriptionId();
}

internal sealed class DeleteSubscriptionHandler(
    IStore store,
    SubscriptionStreams streams,
    ILogger<DeleteSubscriptionHandler> logger
) : IRequestHandler<DeleteSubscription>
{
    public async Task Handle(DeleteSubscription request, CancellationToken cancellationToken)
    {
        var id = request.SubscriptionId;
        await store.WriteAsync(
            session =>
            {
                session.Feed.Remove(SubscriptionViews.FindOrRefuse(session, id).SubscriptionId);
                return true;
            },
            WhenFull.Refuse,
            cancellationToken
        );
        streams.End(id, Reason.SubscriptionNotFound);
        FeedLog.SubscriptionDeleted(logger, id);
    }
}
