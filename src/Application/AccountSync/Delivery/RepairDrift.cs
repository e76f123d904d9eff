using FluentValidation;
using MediatR;
using Microsoft.Extensions.Logging;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountMigrations.Events;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>Restates an account, so that the legacy portal has the present values again.</summary>
/// <param name="PublisherId">The account.</param>
/// <param name="Digest">Of the report.</param>
/// <param name="Actor">For the audit only.</param>
/// <param name="Note">Why, for the audit.</param>
/// <param name="Caller">The calling service.</param>
public sealed record RepairDrift(string PublisherId, string Digest, ActorInput? Actor, string Note, Caller Caller)
    : IRequest<DriftRepair>;

/// <summary>What was recorded; nothing, when there was no drift.</summary>
public sealed record DriftRepair(long Sequence, long Position, int Repaired, Guid FeedId);

internal sealed class RepairDriftValidator : AbstractValidator<RepairDrift>
{
    private const int MaxNoteLength = 1_000;

    public RepairDriftValidator()
    {
        RuleFor(static request => request.PublisherId).IsPublisherId();
        RuleFor(static request => request.Digest)
            .NotEmpty()
            .OverridePropertyName("digest")
            .WithMessage("Give the digest of the drift report.");
        RuleFor(static request => request.Actor).IsActor("actor");
        RuleFor(static request => request.Note)
            .MaximumLength(MaxNoteLength)
            .OverridePropertyName("note")
            .WithMessage("Give at most 1,000 characters.");
    }
}

internal sealed class RepairDriftHandler(
    Drifts drifts,
    IStore store,
    TimeProvider time,
    ILogger<RepairDriftHandler> logger
) : IRequestHandler<RepairDrift, DriftRepair>
{
    public async Task<DriftRepair> Handle(RepairDrift request, CancellationToken cancellationToken)
    {
        var initiator = Initiators.Of(request.Actor, request.Caller);
        var id = PublisherId.Parse(request.PublisherId);
        var portal = await drifts.AskAsync(id, cancellationToken);
        var repair = await store.WriteAsync(
            session => Repair(session, id, portal, request, initiator),
            WhenFull.Refuse,
            cancellationToken
        );
        if (repair.Repaired > 0)
        {
            DeliveryLog.Restated(logger, id, ChangeCause.DriftRepaired, repair.Sequence);
        }

        return repair;
    }

    /// <summary>The one judgement: on the portal as it was asked just now and the account as it is in this transaction.</summary>
    private DriftRepair Repair(
        IWriteSession session,
        PublisherId id,
        PortalCopy portal,
        RepairDrift request,
        Initiator initiator
    )
    {
        var account = session.FindSyncedOrRefuse(id);
        var drift = AccountDrift.Of(account, portal, store.FeedId);
        if (drift.Count == 0)
        {
            return new DriftRepair(0, 0, 0, store.FeedId);
        }

        drift.EnsureIs(request.Digest);
        var change = account.Restate(ChangeCause.DriftRepaired, initiator, session.Synced.Feed);
        session.Synced.Save(account);
        session.Add(SyncAudit.Of(session, id, MigrationEventKind.DriftRepaired, initiator, time.Now(), request.Note));
        return new DriftRepair(change.Sequence, change.Position, drift.Count, store.FeedId);
    }
}
