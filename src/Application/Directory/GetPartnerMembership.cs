using FluentValidation;
using MediatR;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Application.Directory;

/// <summary>One partner membership.</summary>
public sealed record GetPartnerMembership(string Id) : IRequest<PartnerMembershipView>;

internal sealed class GetPartnerMembershipValidator : AbstractValidator<GetPartnerMembership>
{
    public GetPartnerMembershipValidator() =>
        RuleFor(static request => request.Id)
            .Must(static id => MpnId.TryParse(id, out _))
            .OverridePropertyName("mpn_id")
            .WithMessage("Give 1 to 20 digits.");
}

internal sealed class GetPartnerMembershipHandler(IDirectoryQueries queries)
    : IRequestHandler<GetPartnerMembership, PartnerMembershipView>
{
    public async Task<PartnerMembershipView> Handle(
        GetPartnerMembership request,
        CancellationToken cancellationToken
    ) =>
        await queries.FindMembershipAsync(MpnId.Parse(request.Id), cancellationToken)
        ?? throw new RuleViolationException(RuleViolation.Of(Reason.PartnerMembershipNotFound, ("mpnId", request.Id)));
}
