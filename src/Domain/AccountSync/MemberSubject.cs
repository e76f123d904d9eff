using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountSync;

/// <summary>A member, or one that was removed and is remembered so that older changes of it are known as such.</summary>
public sealed class MemberSubject(Principal principal, PartnerCenterRoles roles, LastTouch touch)
{
    public Principal Principal { get; } = principal;

    /// <summary>None: it is no member.</summary>
    public PartnerCenterRoles Roles { get; internal set; } = roles;

    public LastTouch Touch { get; internal set; } = touch;

    public bool IsMember => Roles != PartnerCenterRoles.None;

    public LegacyRole? LegacyRole => Roles.ToLegacy();

    public Member ToMember() => Member.InPartnerCenter(Principal, Roles);
}
