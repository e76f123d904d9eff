using MediatR;
using PublisherMigration.Domain.AccountMigrations.Events;
using PublisherMigration.Domain.AccountSync;

namespace PublisherMigration.Application.AccountSync.Holds;

/// <summary>Records what is held.</summary>
public sealed record ApproveHeldChanges : HoldCommand;

internal sealed class ApproveHeldChangesValidator : HoldCommandValidator<ApproveHeldChanges>;

internal sealed class ApproveHeldChangesHandler(HoldDecisions decisions) : IRequestHandler<ApproveHeldChanges, Hold>
{
    public Task<Hold> Handle(ApproveHeldChanges command, CancellationToken cancellationToken) =>
        decisions.DecideAsync(
            command,
            HoldState.Approved,
            MigrationEventKind.HeldChangesApproved,
            (account, hold, by, feed, now) => account.Approve(hold, command.Digest, by, NoteOf(command), feed, now)
        );

    private static string? NoteOf(HoldCommand command) => command.Note.Length > 0 ? command.Note : null;
}
