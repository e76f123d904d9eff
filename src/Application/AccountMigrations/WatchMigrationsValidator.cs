using FluentValidation;

namespace PublisherMigration.Application.AccountMigrations;

internal sealed class WatchMigrationsValidator : AbstractValidator<WatchMigrations>
{
    public WatchMigrationsValidator()
    {
        RuleFor(static request => request.Start)
            .Must(static start => start != WatchStart.Unspecified)
            .OverridePropertyName("start")
            .WithMessage("Give from or resume_token.");
        RuleFor(static request => request.Filter).IsFilter();
    }
}
