using FluentValidation;
using MediatR;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Application.Directory;

/// <summary>One tenant.</summary>
public sealed record GetTenant(string Id) : IRequest<TenantView>;

internal sealed class GetTenantValidator : AbstractValidator<GetTenant>
{
    public GetTenantValidator() =>
        RuleFor(static request => request.Id)
            .Must(static id => TenantId.TryParse(id, out _))
            .OverridePropertyName("tenant_id")
            .WithMessage("Give a GUID with hyphens.");
}

internal sealed class GetTenantHandler(IDirectoryQueries queries) : IRequestHandler<GetTenant, TenantView>
{
    public async Task<TenantView> Handle(GetTenant request, CancellationToken cancellationToken) =>
        await queries.FindTenantAsync(TenantId.Parse(request.Id), cancellationToken)
        ?? throw new RuleViolationException(RuleViolation.Of(Reason.TenantNotFound, ("tenantId", request.Id)));
}
