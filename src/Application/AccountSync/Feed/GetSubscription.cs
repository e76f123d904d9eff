using FluentValidation;
using MediatR;
using PublisherMigration.Application.Common.Persistence;

namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>One subscription.</summary>
public sealed record GetSubscription(string SubscriptionId) : IRequest<SubscriptionView>;

internal sealed class GetSubscriptionValidator : AbstractValidator<GetSubscription>
{
    public GetSubscriptionValidator() => RuleFor(static request => request.SubscriptionId).IsSubscriptionId();
}

internal sealed class GetSubscriptionHandler(IStore store, SubscriptionViews views)
    : IRequestHandler<GetSubscription, SubscriptionView>
{
    public async Task<SubscriptionView> Handle(GetSubscription request, CancellationToken cancellationToken) =>
        await store.ReadAsync(
            session => views.Show(session, SubscriptionViews.FindOrRefuse(session, request.SubscriptionId)),
            cancellationToken
        );
}
