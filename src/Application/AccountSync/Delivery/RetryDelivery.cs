using FluentValidation;
using MediatR;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountMigrations.Events;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>Tries the delivery of an account again at once, quarantined or not, and probes a paused portal.</summary>
/// <param name="PublisherId">The account.</param>
/// <param name="Mode"><c>null</c>: not given, which is refused.</param>
/// <param name="Actor">For the audit only.</param>
/// <param name="Caller">The calling service.</param>
public sealed record RetryDelivery(string PublisherId, RetryMode? Mode, ActorInput? Actor, Caller Caller)
    : IRequest<SyncStatusAnswer>;

internal sealed class RetryDeliveryValidator : AbstractValidator<RetryDelivery>
{
    public RetryDeliveryValidator()
    {
        RuleFor(static request => request.PublisherId).IsPublisherId();
        RuleFor(static request => request.Mode)
            .Must(static mode => mode is { } given && Enum.IsDefined(given))
            .OverridePropertyName("mode")
            .WithMessage("Say how: RETRY_MODE_RESEND or RETRY_MODE_RESTATE.");
        RuleFor(static request => request.Actor).IsActor("actor");
    }
}

internal sealed class RetryDeliveryHandler(
    IStore store,
    SyncStatuses statuses,
    DeliveryEngine engine,
    TimeProvider time
) : IRequestHandler<RetryDelivery, SyncStatusAnswer>
{
    public async Task<SyncStatusAnswer> Handle(RetryDelivery request, CancellationToken cancellationToken)
    {
        var initiator = Initiators.Of(request.Actor, request.Caller);
        var id = PublisherId.Parse(request.PublisherId);
        var mode = request.Mode!.Value;
        await store.WriteAsync(session => Note(session, id, mode, initiator), WhenFull.Refuse, cancellationToken);
        // Read after the commit: the restatement counts.
        var standing = await store.ReadAsync(session => session.Deliveries.Find(id), cancellationToken);
        await engine.RetryAsync(standing!, mode).WaitAsync(cancellationToken);
        var status = await statuses.GetAsync(id, cancellationToken);
        return new SyncStatusAnswer(status, engine.Portal, store.FeedId);
    }

    private bool Note(IWriteSession session, PublisherId id, RetryMode mode, Initiator initiator)
    {
        var account = session.FindSyncedOrRefuse(id);
        if (mode == RetryMode.Restate)
        {
            account.Restate(ChangeCause.Restated, initiator, session.Synced.Feed);
            session.Synced.Save(account);
        }

        session.Add(
            SyncAudit.Of(session, id, MigrationEventKind.DeliveryRetried, initiator, time.Now(), note: string.Empty)
        );
        return true;
    }
}
