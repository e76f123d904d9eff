using MediatR;
using PublisherMigration.Domain.AccountMigrations.Events;
using PublisherMigration.Domain.AccountSync;

namespace PublisherMigration.Application.AccountSync.Holds;

/// <summary>Drops what is held.</summary>
public sealed record RejectHeldChanges : HoldCommand;

internal sealed class RejectHeldChangesValidator : HoldCommandValidator<RejectHeldChanges>;

internal sealed class RejectHeldChangesHandler(HoldDecisions decisions) : IRequestHandler<RejectHeldChanges, Hold>
{
    public Task<Hold> Handle(RejectHeldChanges command, CancellationToken cancellationToken) =>
        decisions.DecideAsync(
            command,
            HoldState.Rejected,
            MigrationEventKind.HeldChangesRejected,
            (account, hold, by, _, now) => account.Reject(hold, command.Digest, by, NoteOf(command), now)
        );

    private static string? NoteOf(HoldCommand command) => command.Note.Length > 0 ? command.Note : null;
}
