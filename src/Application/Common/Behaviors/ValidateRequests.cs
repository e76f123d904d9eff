using FluentValidation;
using MediatR;

namespace PublisherMigration.Application.Common.Behaviors;

/// <summary>Checks the shape of a request before it is handled, all fields at once.</summary>
internal sealed class ValidateRequests<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public Task<TResponse> Handle(
        TRequest request,
        RequestHandlerDelegate<TResponse> next,
        CancellationToken cancellationToken
    )
    {
        foreach (var validator in validators)
        {
            var result = validator.Validate(request);
            if (!result.IsValid)
            {
                throw new ValidationException(result.Errors);
            }
        }

        return next();
    }
}
