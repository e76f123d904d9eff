using FluentValidation;
using MediatR;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>Compares one account with what the legacy portal has, just now.</summary>
public sealed record GetDriftReport(string PublisherId) : IRequest<DriftReportView>;

internal sealed class GetDriftReportValidator : AbstractValidator<GetDriftReport>
{
    public GetDriftReportValidator() => RuleFor(static request => request.PublisherId).IsPublisherId();
}

internal sealed class GetDriftReportHandler(Drifts drifts, IStore store, TimeProvider time)
    : IRequestHandler<GetDriftReport, DriftReportView>
{
    public async Task<DriftReportView> Handle(GetDriftReport request, CancellationToken cancellationToken)
    {
        var id = PublisherId.Parse(request.PublisherId);
        var portal = await drifts.AskAsync(id, cancellationToken);
        var drift = await store.ReadAsync(
            session => AccountDrift.Of(session.FindSynced(id)!, portal, store.FeedId),
            cancellationToken
        );
        return new DriftReportView(drift, time.Now(), store.FeedId);
    }
}
