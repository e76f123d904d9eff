using System.Globalization;
using FluentValidation;
using MediatR;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>A page of one account's audit trail, oldest first.</summary>
public sealed record ListMigrationEvents(string PublisherId, ActorInput? Viewer, PageRequest Page, Caller Caller)
    : IRequest<Page<MigrationEventView>>;

internal sealed class ListMigrationEventsValidator : AbstractValidator<ListMigrationEvents>
{
    public ListMigrationEventsValidator()
    {
        RuleFor(static request => request.PublisherId).IsPublisherId();
        RuleFor(static request => request.Viewer).IsActor("viewer");
        RuleFor(static request => request.Page.Size).IsPageSize();
    }
}

internal sealed class ListMigrationEventsHandler(IStore store, IMigrationQueries queries)
    : IRequestHandler<ListMigrationEvents, Page<MigrationEventView>>
{
    public async Task<Page<MigrationEventView>> Handle(ListMigrationEvents request, CancellationToken cancellationToken)
    {
        var viewer = ActorShape.Resolve(request.Viewer, request.Caller, "viewer");
        var id = PublisherId.Parse(request.PublisherId);
        await store.ReadAsync(
            session =>
            {
                var loaded = session.FindOrRefuse(id);
                loaded.Migration.EnsureViewerMayLook(viewer, loaded.Account);
                return true;
            },
            cancellationToken
        );
        var list = "events " + id.Value;
        var after = PageToken.After(list, request.Page) is { } text
            ? long.Parse(text, CultureInfo.InvariantCulture)
            : 0;
        var listed = await queries.ListEventsAsync(id, after, request.Page.Limits, cancellationToken);
        return Page<MigrationEventView>.Of(
            listed,
            last => PageToken.Issue(list, last.Position.ToString(CultureInfo.InvariantCulture))
        );
    }
}
