using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountMigrations;

/// <summary>Who may look at an account and who may change it: rules 1 and 2.</summary>
public static class AccountAccess
{
    /// <summary>
    /// The highest legacy role of a viewer, itself or through its groups; after the cut-over also as whom it was carried.
    /// </summary>
    public static LegacyRole? RoleOf(this AccountMigration migration, Actor viewer, PublisherAccount account) =>
        RolesOf(migration, viewer, account).Max();

    /// <summary>Rules 1 and 2 for a command; an operator without an actor is exempt.</summary>
    /// <exception cref="RuleViolationException">PUBLISHER_NOT_FOUND or NOT_AN_OWNER.</exception>
    public static void EnsureActorMayChange(this AccountMigration migration, Actor? actor, PublisherAccount account)
    {
        if (actor is not null)
        {
            migration.EnsureViewerMayLook(actor, account);
            new ActorMustBeOwner(migration.PublisherId, migration.RoleOf(actor, account)).Enforce();
        }
    }

    /// <summary>Rule 1.</summary>
    /// <exception cref="RuleViolationException">PUBLISHER_NOT_FOUND.</exception>
    public static void EnsureViewerMayLook(this AccountMigration migration, Actor? viewer, PublisherAccount account)
    {
        if (viewer is not null)
        {
            var roles = RolesOf(migration, viewer, account).ToArray();
            new ViewerMustBeMember(migration.PublisherId, roles.Max(), roles.Length > 0).Enforce();
        }
    }

    /// <summary>One for each membership; none of it a legacy role when it has Partner Center roles without a counterpart.</summary>
    private static IEnumerable<LegacyRole?> RolesOf(AccountMigration migration, Actor viewer, PublisherAccount account)
    {
        var carriedAs = migration.CutOver?.CarriedAs(viewer.Principal);
        return account
            .Members.Where(member => viewer.IsOrBelongsTo(member.Principal) || member.Principal == carriedAs)
            .Select(static member => member.LegacyRole);
    }
}
