using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync;

internal static class SyncedLoading
{
    /// <summary>A migrated account for a change of it.</summary>
    /// <exception cref="RuleViolationException">PUBLISHER_NOT_FOUND, NOT_MIGRATED.</exception>
    public static SyncedAccount FindSyncedOrRefuse(this IReadSession session, PublisherId id) =>
        session.FindSynced(id) ?? throw new RuleViolationException(session.WhyNotSynced(id));

    /// <summary>Why there is no migrated account of this id.</summary>
    public static RuleViolation WhyNotSynced(this IReadSession session, PublisherId id)
    {
        var loaded = session.Find(id);
        return loaded is null
            ? RuleViolation.Of(Reason.PublisherNotFound, ("publisherId", id.Value))
            : new PartnerCenterMustHaveAuthority(loaded.Account, loaded.Migration.State).Check()
                ?? throw new InvalidOperationException($"{id} is migrated and has no state of its sync.");
    }
}
