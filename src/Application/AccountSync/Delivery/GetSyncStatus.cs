using FluentValidation;
using MediatR;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>How far the legacy portal follows one account.</summary>
public sealed record GetSyncStatus(string PublisherId) : IRequest<SyncStatusAnswer>;

/// <summary>Of the account, and of the portal as a whole.</summary>
public sealed record SyncStatusAnswer(SyncStatusView Status, PortalStatusView Portal, Guid FeedId);

internal sealed class GetSyncStatusValidator : AbstractValidator<GetSyncStatus>
{
    public GetSyncStatusValidator() => RuleFor(static request => request.PublisherId).IsPublisherId();
}

internal sealed class GetSyncStatusHandler(
    SyncStatuses statuses,
    DeliveryEngine engine,
    Common.Persistence.IStore store
) : IRequestHandler<GetSyncStatus, SyncStatusAnswer>
{
    public async Task<SyncStatusAnswer> Handle(GetSyncStatus request, CancellationToken cancellationToken)
    {
        var status = await statuses.GetAsync(PublisherId.Parse(request.PublisherId), cancellationToken);
        return new SyncStatusAnswer(status, engine.Portal, store.FeedId);
    }
}
