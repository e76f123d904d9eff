using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountMigrations;

/// <summary>
/// A work email and to whom it belongs: the owner who gave it, or the Microsoft-account member for whom an owner gave it;
/// <c>null</c> when an operator gave it without an actor.
/// </summary>
/// <param name="ThroughGroup">Given by an owner who is one through a group and so need not be a member.</param>
public sealed record WorkEmail(Principal? BelongsTo, EmailAddress Address, bool ThroughGroup = false)
{
    /// <summary>
    /// Whether it answers for the account and not only for one member: it is an owner's or an operator's. Judged on the
    /// roster as it is, since an owner may have been removed since.
    /// </summary>
    public bool SpeaksFor(PublisherAccount account) =>
        BelongsTo is null
        || account.RoleOf(BelongsTo) == LegacyRole.Owner
        || (
            ThroughGroup
            && account.Members.Any(static member =>
                member is { LegacyRole: LegacyRole.Owner, Principal.Kind: PrincipalKind.SecurityGroup }
            )
        );
}
