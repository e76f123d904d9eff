using PublisherMigration.Application.AccountSync.Delivery;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Common.Persistence;

/// <summary>Keeps how far deliveries are.</summary>
public interface IDeliveryBook
{
    /// <summary>
    /// Begins with a history: nothing of it is delivered after the watermark, no account is behind. With
    /// <paramref name="restateAll"/> every account that there is awaits a restatement.
    /// </summary>
    void Begin(Guid feedId, long watermark, bool restateAll);

    void Advance(long watermark);

    void Save(UndeliveredAccount account);

    void Remove(PublisherId id);

    /// <summary>The next accounts that await a restatement, which this transaction records; none: all are restated.</summary>
    IReadOnlyList<PublisherId> TakeToRestate(int limit);
}
