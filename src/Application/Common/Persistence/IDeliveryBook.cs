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

    /// <summary>
    /// Everything up to the watermark is delivered, but for accounts with rows; accounts after <paramref name="sweptTo"/> are
    /// still to be asked, unless it is <c>null</c>.
    /// </summary>
    void Advance(long watermark, string? sweptTo);

    void Save(UndeliveredAccount account);

    void Remove(PublisherId id);

    /// <summary>The next accounts that await a restatement, which this transaction records; none: all are restated.</summary>
    IReadOnlyList<PublisherId> TakeToRestate(int limit);
}
