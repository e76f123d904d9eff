using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Api.Tests.Outside;

/// <summary>A legacy portal that says of every change that it is applied, and of every account that it has no members.</summary>
internal sealed class LegacyPortalDouble : ILegacyPortal
{
    public bool IsEmbedded => false;

    public int AccountsPerCall => 1;

    public int CallsAtOnce => 4;

    public bool IsDown { get; set; }

    public Task<IReadOnlyList<PortalAnswer>> ApplyChangesAsync(
        IReadOnlyList<AccountBatch> batches,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult<IReadOnlyList<PortalAnswer>>([
            .. batches.Select(static batch => new PortalAnswer(
                batch.FeedId,
                batch.Changes.Count > 0 ? batch.Changes[^1].Sequence : batch.AfterSequence
            )),
        ]);

    public Task<PortalCopy?> GetRosterAsync(string feedId, PublisherId id, CancellationToken cancellationToken) =>
        IsDown
            ? throw new PortalUnavailableException(
                new PortalFailure(PortalFailureKind.NoAnswer, "UNAVAILABLE", "it is down")
            )
            : Task.FromResult<PortalCopy?>(PortalCopy.None);
}
