using FluentValidation;
using MediatR;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>Cancels an open migration.</summary>
public sealed record CancelMigration : MigrationCommand
{
    /// <summary>Why, for the audit trail.</summary>
    public string Note { get; init; } = string.Empty;
}

internal sealed class CancelMigrationValidator : MigrationCommandValidator<CancelMigration>
{
    private const int MaxNoteLength = 1_000;

    public CancelMigrationValidator() =>
        RuleFor(static command => command.Note)
            .MaximumLength(MaxNoteLength)
            .OverridePropertyName("note")
            .WithMessage("Give at most 1,000 characters.");
}

internal sealed class CancelMigrationHandler(MigrationTransactions transactions)
    : IRequestHandler<CancelMigration, AccountMigrationView>
{
    public Task<AccountMigrationView> Handle(CancelMigration command, CancellationToken cancellationToken) =>
        transactions.ChangeAsync(
            command,
            (migration, about) => migration.Cancel(about, command.Note.Length > 0 ? command.Note : null),
            cancellationToken
        );
}
