using FluentValidation;
using PublisherMigration.Application.Common.Inputs;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>The shape that all commands on a migration share.</summary>
internal abstract class MigrationCommandValidator<T> : AbstractValidator<T>
    where T : MigrationCommand
{
    protected MigrationCommandValidator()
    {
        RuleFor(static command => command.PublisherId).IsPublisherId();
        RuleFor(static command => command.Actor).IsActor("actor");
        RuleFor(static command => command.RequestId).IsRequestId();
    }
}
