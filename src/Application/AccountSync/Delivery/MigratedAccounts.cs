using PublisherMigration.Application.AccountMigrations;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.Delivery;

internal static class MigratedAccounts
{
    /// <exception cref="RuleViolationException">PUBLISHER_NOT_FOUND, NOT_MIGRATED.</exception>
    public static LoadedMigration FindMigratedOrRefuse(this IReadSession session, PublisherId id)
    {
        var loaded = session.FindOrRefuse(id);
        new PartnerCenterMustHaveAuthority(loaded.Account, loaded.Migration.State).Enforce();
        return loaded;
    }
}
