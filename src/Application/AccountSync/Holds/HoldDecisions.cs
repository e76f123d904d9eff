using Microsoft.Extensions.Logging;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountMigrations.Events;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.Holds;

/// <summary>What deciding a hold has in common: finding it, repeating harmlessly, the audit.</summary>
internal sealed partial class HoldDecisions(
    IStore store,
    SyncMetrics metrics,
    TimeProvider time,
    ILogger<HoldDecisions> logger
)
{
    /// <param name="command">The decision.</param>
    /// <param name="decided">What a hold is that was decided so.</param>
    /// <param name="kind">The entry of the audit trail.</param>
    /// <param name="decide">Decides the open hold.</param>
    public async Task<Hold> DecideAsync(
        HoldCommand command,
        HoldState decided,
        MigrationEventKind kind,
        Action<SyncedAccount, Hold, Initiator, IChangeFeed, DateTimeOffset> decide
    )
    {
        var initiator = Initiators.Of(command.Actor, command.Caller);
        var id = PublisherId.Parse(command.PublisherId);
        var holdId = Guid.ParseExact(command.HoldId, "D");
        var (hold, isNew) = await store.WriteAsync(
            session =>
            {
                var account = session.FindSyncedOrRefuse(id);
                if (account.OpenHold is not { } open || open.Id != holdId)
                {
                    return (RepeatedOrRefuse(session, id, holdId, decided), false);
                }

                var now = time.Now();
                decide(account, open, initiator, session.Synced.Feed, now);
                session.Synced.Save(account);
                session.Add(SyncAudit.Of(session, id, kind, initiator, now, command.Note));
                return (open, true);
            },
            WhenFull.Refuse,
            CancellationToken.None
        );
        if (isNew)
        {
            metrics.Decided(decided);
            LogDecided(logger, holdId, id.Value, decided, initiator.CallingService);
        }

        return hold;
    }

    private static Hold RepeatedOrRefuse(IWriteSession session, PublisherId id, Guid holdId, HoldState decided)
    {
        var hold =
            session.FindHold(id, holdId)
            ?? throw new RuleViolationException(
                RuleViolation.Of(Reason.HoldNotFound, ("publisherId", id.Value), ("holdId", holdId.ToString("D")))
            );
        return hold.State == decided
            ? hold
            : throw new RuleViolationException(
                RuleViolation.Of(
                    Reason.HoldAlreadyDecided,
                    ("publisherId", id.Value),
                    ("holdId", holdId.ToString("D")),
                    ("state", hold.State.ContractName())
                )
            );
    }

    [LoggerMessage(
        EventId = 2202,
        Level = LogLevel.Information,
        Message = "Hold {HoldId} of {PublisherId}: {State}, by {CallingService}."
    )]
    private static partial void LogDecided(
        ILogger logger,
        Guid holdId,
        string publisherId,
        HoldState state,
        string callingService
    );
}
