using FluentValidation;
using MediatR;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Application.Common.Persistence;

namespace PublisherMigration.Application.Directory;

/// <summary>A page of publishers, ordered by id.</summary>
public sealed record ListPublishers(PageRequest Page) : IRequest<Page<PublisherView>>;

internal sealed class ListPublishersValidator : AbstractValidator<ListPublishers>
{
    public ListPublishersValidator() => RuleFor(static request => request.Page.Size).IsPageSize();
}

internal sealed class ListPublishersHandler(IDirectoryQueries queries)
    : IRequestHandler<ListPublishers, Page<PublisherView>>
{
    private const string List = "publishers";

    public async Task<Page<PublisherView>> Handle(ListPublishers request, CancellationToken cancellationToken)
    {
        var after = PageToken.After(List, request.Page);
        var listed = await queries.ListPublishersAsync(after, request.Page.Limits, cancellationToken);
        return Page<PublisherView>.Of(listed, static last => PageToken.Issue(List, last.PublisherId));
    }
}
