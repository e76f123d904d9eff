using FluentValidation;
using MediatR;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>Gives a work email, for the actor or for a member with a Microsoft account.</summary>
public sealed record SubmitWorkEmail : MigrationCommand
{
    public required string WorkEmail { get; init; }

    /// <summary>Unset: the actor.</summary>
    public PrincipalInput? Member { get; init; }
}

internal sealed class SubmitWorkEmailValidator : MigrationCommandValidator<SubmitWorkEmail>
{
    public SubmitWorkEmailValidator()
    {
        RuleFor(static command => command.WorkEmail)
            .NotEmpty()
            .OverridePropertyName("work_email")
            .WithMessage("Give a work email.");
        RuleFor(static command => command.Member).IsPrincipal("member");
        RuleFor(static command => command.Member)
            .Must(static member => member is null or { Kind: PrincipalKind.MicrosoftAccount })
            .OverridePropertyName("member.kind")
            .WithMessage("Only a member with a Microsoft account is carried under a work email that an owner gives.");
    }
}

internal sealed class SubmitWorkEmailHandler(MigrationTransactions transactions, FreshFacts facts)
    : IRequestHandler<SubmitWorkEmail, AccountMigrationView>
{
    public async Task<AccountMigrationView> Handle(SubmitWorkEmail command, CancellationToken cancellationToken)
    {
        var asked = await transactions.PreviewAsync(
            command,
            (migration, about) => AskedFacts.Of(migration, about, command.WorkEmail),
            cancellationToken
        );
        if (asked.Answer is { } repeated)
        {
            return repeated;
        }

        await facts.FetchAsync(asked.Found!, cancellationToken);
        var member = command.Member is null ? null : PrincipalShape.Parse(command.Member);
        return await transactions.ChangeAsync(
            command,
            (migration, about) => migration.SubmitWorkEmail(about, member, command.WorkEmail),
            cancellationToken
        );
    }
}
