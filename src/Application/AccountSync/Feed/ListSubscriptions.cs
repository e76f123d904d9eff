using FluentValidation;
using MediatR;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Application.Common.Persistence;

namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>A page of subscriptions, ordered by id.</summary>
public sealed record ListSubscriptions(PageRequest Page) : IRequest<Page<SubscriptionView>>;

internal sealed class ListSubscriptionsValidator : AbstractValidator<ListSubscriptions>
{
    public ListSubscriptionsValidator() => RuleFor(static request => request.Page.Size).IsPageSize();
}

internal sealed class ListSubscriptionsHandler(IStore store, SubscriptionViews views)
    : IRequestHandler<ListSubscriptions, Page<SubscriptionView>>
{
    private const string List = "subscriptions";

    public async Task<Page<SubscriptionView>> Handle(ListSubscriptions request, CancellationToken cancellationToken)
    {
        var after = PageToken.After(List, request.Page) ?? string.Empty;
        return await store.ReadAsync(
            session =>
            {
                var page = Page<SubscriptionRecord>.Of(
                    session.ListSubscriptions(after, request.Page.Limits),
                    static last => PageToken.Issue(List, last.SubscriptionId)
                );
                var shown = page.Items.Select(subscription => views.Show(session, subscription));
                return new Page<SubscriptionView>([.. shown], page.NextToken);
            },
            cancellationToken
        );
    }
}
