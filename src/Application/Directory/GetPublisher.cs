using FluentValidation;
using MediatR;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Directory;

/// <summary>One account with its members.</summary>
public sealed record GetPublisher(string Id) : IRequest<PublisherView>;

internal sealed class GetPublisherValidator : AbstractValidator<GetPublisher>
{
    public GetPublisherValidator() =>
        RuleFor(static request => request.Id)
            .Must(static id => PublisherId.TryParse(id, out _))
            .OverridePropertyName("publisher_id")
            .WithMessage("Give 1 to 50 characters of a-z, 0-9, - and _.");
}

internal sealed class GetPublisherHandler(IDirectoryQueries queries) : IRequestHandler<GetPublisher, PublisherView>
{
    public async Task<PublisherView> Handle(GetPublisher request, CancellationToken cancellationToken) =>
        await queries.FindPublisherAsync(PublisherId.Parse(request.Id), cancellationToken)
        ?? throw new RuleViolationException(RuleViolation.Of(Reason.PublisherNotFound, ("publisherId", request.Id)));
}
