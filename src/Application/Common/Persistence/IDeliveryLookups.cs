using PublisherMigration.Application.AccountSync.Delivery;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Common.Persistence;

/// <summary>How far deliveries are, as stored, in one snapshot.</summary>
public interface IDeliveryLookups
{
    /// <summary><c>null</c> before the first delivery of this database.</summary>
    DeliveryProgress? Progress();

    /// <summary><c>null</c> for an account that is not migrated.</summary>
    AccountStanding? Find(PublisherId id);

    /// <summary>Ordered by publisher id, after the given one. Looks at no account in sync unless these are asked for.</summary>
    IReadOnlyList<AccountStanding> List(StandingFilter filter, string? after, int limit);

    /// <summary>Accounts behind the watermark, ordered by publisher id, after the given one.</summary>
    IReadOnlyList<UndeliveredAccount> ListUndelivered(string? after, int limit);
}
