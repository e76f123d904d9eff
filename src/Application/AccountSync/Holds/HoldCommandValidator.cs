using FluentValidation;
using PublisherMigration.Application.Common.Inputs;

namespace PublisherMigration.Application.AccountSync.Holds;

/// <summary>The shape of a decision on a hold.</summary>
internal abstract class HoldCommandValidator<T> : AbstractValidator<T>
    where T : HoldCommand
{
    private const int MaxNoteLength = 1_000;

    protected HoldCommandValidator()
    {
        RuleFor(static command => command.PublisherId).IsPublisherId();
        RuleFor(static command => command.HoldId)
            .Must(static text => Guid.TryParseExact(text, "D", out _))
            .OverridePropertyName("hold_id")
            .WithMessage("Give the hold's id, a UUID with hyphens.");
        RuleFor(static command => command.Digest)
            .NotEmpty()
            .OverridePropertyName("digest")
            .WithMessage("Give the hold's digest, as last read.");
        RuleFor(static command => command.Note)
            .MaximumLength(MaxNoteLength)
            .OverridePropertyName("note")
            .WithMessage("Give at most 1,000 characters.");
        RuleFor(static command => command.Actor).IsActor("actor");
    }
}
