using FluentValidation;
using MediatR;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Application.Common.Persistence;

namespace PublisherMigration.Application.Directory;

/// <summary>A page of tenants, ordered by id.</summary>
public sealed record ListTenants(PageRequest Page) : IRequest<Page<TenantView>>;

internal sealed class ListTenantsValidator : AbstractValidator<ListTenants>
{
    public ListTenantsValidator() => RuleFor(static request => request.Page.Size).IsPageSize();
}

internal sealed class ListTenantsHandler(IDirectoryQueries queries) : IRequestHandler<ListTenants, Page<TenantView>>
{
    private const string List = "tenants";

    public async Task<Page<TenantView>> Handle(ListTenants request, CancellationToken cancellationToken)
    {
        var after = PageToken.After(List, request.Page);
        var listed = await queries.ListTenantsAsync(after, request.Page.Limits, cancellationToken);
        return Page<TenantView>.Of(listed, static last => PageToken.Issue(List, last.TenantId));
    }
}
