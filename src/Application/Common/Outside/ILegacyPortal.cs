using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Common.Outside;

/// <summary>
/// The legacy portal, outside: <c>protos/legacyportal/v1/legacy_portal_service.proto</c> says what it does. It follows the
/// changes of migrated accounts.
/// </summary>
public interface ILegacyPortal
{
    /// <summary>Whether it is a part of this service.</summary>
    bool IsEmbedded { get; }

    /// <summary>How many accounts one call may carry.</summary>
    int AccountsPerCall { get; }

    /// <summary>How many calls may be under way at once.</summary>
    int CallsAtOnce { get; }

    /// <summary>
    /// How long after a call the next one waits for more to carry, unless it is full: a lone change is delivered at once, many
    /// go together.
    /// </summary>
    TimeSpan BetweenCalls => TimeSpan.Zero;

    /// <summary>
    /// Applies changes of some accounts, each by itself: an atomic compare-and-set. An implementation may send less than it is
    /// given, from the beginning on; the answer says how far the account is.
    /// </summary>
    /// <returns>One answer for each batch, in order; what went wrong with an account stands in its answer.</returns>
    Task<IReadOnlyList<PortalAnswer>> ApplyChangesAsync(
        IReadOnlyList<AccountBatch> batches,
        CancellationToken cancellationToken
    );

    /// <summary>The account as the portal has it; <c>null</c> for one that it does not have.</summary>
    /// <exception cref="PortalUnavailableException">It did not answer, or refuses this service.</exception>
    Task<PortalCopy?> GetRosterAsync(string feedId, PublisherId id, CancellationToken cancellationToken);
}
