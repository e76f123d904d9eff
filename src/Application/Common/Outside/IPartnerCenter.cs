using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Common.Outside;

/// <summary>Partner Center, outside. Any failure refuses the call with PARTNER_CENTER_UNAVAILABLE.</summary>
public interface IPartnerCenter
{
    /// <summary>
    /// Creates the account into which a publisher migrates and answers its id. The publisher id is the idempotency key: the
    /// same one always answers the same account.
    /// </summary>
    Task<string> CreateAccountAsync(
        PublisherId publisher,
        string displayName,
        TenantId tenant,
        CancellationToken cancellationToken
    );
}
