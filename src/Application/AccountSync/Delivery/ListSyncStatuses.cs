using FluentValidation;
using MediatR;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Application.Common.Persistence;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>A page of statuses of migrated accounts, ordered by publisher id.</summary>
/// <param name="States">One of these; none: any.</param>
/// <param name="OnlyHeld">Only accounts with an open hold.</param>
/// <param name="Page">Which page.</param>
public sealed record ListSyncStatuses(IReadOnlyList<SyncState> States, bool OnlyHeld, PageRequest Page)
    : IRequest<SyncStatusPage>;

/// <summary>The page, and how the portal as a whole stands.</summary>
public sealed record SyncStatusPage(Page<SyncStatusView> Page, PortalStatusView Portal, Guid FeedId);

internal sealed class ListSyncStatusesValidator : AbstractValidator<ListSyncStatuses>
{
    public ListSyncStatusesValidator()
    {
        RuleForEach(static request => request.States)
            .IsInEnum()
            .OverridePropertyName("filter.states")
            .WithMessage("Give one of the states that are defined.");
        RuleFor(static request => request.Page.Size).IsPageSize();
    }
}

internal sealed class ListSyncStatusesHandler(SyncStatuses statuses, DeliveryEngine engine, IStore store)
    : IRequestHandler<ListSyncStatuses, SyncStatusPage>
{
    public async Task<SyncStatusPage> Handle(ListSyncStatuses request, CancellationToken cancellationToken)
    {
        var states = request.States.ToHashSet();
        var list = NameOf(states, request.OnlyHeld);
        var after = PageToken.After(list, request.Page);
        var oneMore = await statuses.ListAsync(
            new StandingFilter(states, request.OnlyHeld),
            after,
            request.Page.Limit + 1,
            cancellationToken
        );
        var page = Page<SyncStatusView>.Of(oneMore, request.Page, last => PageToken.Issue(list, last.PublisherId));
        return new SyncStatusPage(page, engine.Portal, store.FeedId);
    }

    /// <summary>The same for the same filter, however it is written.</summary>
    private static string NameOf(HashSet<SyncState> states, bool onlyHeld) =>
        $"sync-statuses {string.Join(',', states.Order().Select(static state => state.ToString()))} {onlyHeld}";
}
