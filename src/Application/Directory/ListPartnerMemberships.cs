using FluentValidation;
using MediatR;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Application.Common.Persistence;

namespace PublisherMigration.Application.Directory;

/// <summary>A page of partner memberships, ordered by id.</summary>
public sealed record ListPartnerMemberships(PageRequest Page) : IRequest<Page<PartnerMembershipView>>;

internal sealed class ListPartnerMembershipsValidator : AbstractValidator<ListPartnerMemberships>
{
    public ListPartnerMembershipsValidator() => RuleFor(static request => request.Page.Size).IsPageSize();
}

internal sealed class ListPartnerMembershipsHandler(IDirectoryQueries queries)
    : IRequestHandler<ListPartnerMemberships, Page<PartnerMembershipView>>
{
    private const string List = "partner memberships";

    public async Task<Page<PartnerMembershipView>> Handle(
        ListPartnerMemberships request,
        CancellationToken cancellationToken
    )
    {
        var after = PageToken.After(List, request.Page);
        var listed = await queries.ListMembershipsAsync(after, request.Page.Limits, cancellationToken);
        return Page<PartnerMembershipView>.Of(listed, static last => PageToken.Issue(List, last.MpnId));
    }
}
