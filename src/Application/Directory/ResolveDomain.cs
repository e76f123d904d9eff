using FluentValidation;
using MediatR;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Application.Directory;

/// <summary>The tenant in which a domain is verified.</summary>
public sealed record ResolveDomain(string Id) : IRequest<TenantView>;

internal sealed class ResolveDomainValidator : AbstractValidator<ResolveDomain>
{
    public ResolveDomainValidator() =>
        RuleFor(static request => request.Id)
            .Must(static id => DomainName.TryParse(id, out _))
            .OverridePropertyName("domain")
            .WithMessage("Give a domain name.");
}

internal sealed class ResolveDomainHandler(IDirectoryQueries queries) : IRequestHandler<ResolveDomain, TenantView>
{
    public async Task<TenantView> Handle(ResolveDomain request, CancellationToken cancellationToken) =>
        await queries.FindTenantVerifyingAsync(DomainName.Parse(request.Id), cancellationToken)
        ?? throw new RuleViolationException(RuleViolation.Of(Reason.DomainNotFound, ("domain", request.Id)));
}
