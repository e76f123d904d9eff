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

internal sealed class GetDriftReportHandler(Drifts drifts, IStore store, IChangeFeedReader feed, TimeProvider time)
    : IRequestHandler<GetDriftReport, DriftReportView>
{
    public async Task<DriftReportView> Handle(GetDriftReport request, CancellationToken cancellationToken)
    {
        var id = PublisherId.Parse(request.PublisherId);
        var portal = await drifts.AskAsync(id, cancellationToken);
        var (drift, restated) = await store.ReadAsync(
            session =>
            {
                var account = session.FindSynced(id)!;
                return (AccountDrift.Of(account, portal, store.FeedId), account.RestatedSequence);
            },
            cancellationToken
        );
        var restatedTime = drift.Items.Any(item => item.LastSequence == restated)
            ? await TimeOfAsync(id, restated, cancellationToken)
            : null;
        return new DriftReportView(drift, restatedTime, time.Now());
    }

    private async ValueTask<DateTimeOffset?> TimeOfAsync(
        PublisherId id,
        long sequence,
        CancellationToken cancellationToken
    )
    {
        var changes = await feed.ReadAccountAsync(id, sequence - 1, 1, cancellationToken);
        return changes.Count > 0 && changes[0].Sequence == sequence ? changes[0].RecordedTime : null;
    }
}
