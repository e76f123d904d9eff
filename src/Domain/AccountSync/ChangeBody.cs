using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountSync;

/// <summary>What a change says. The kinds that no source sends are <see cref="AccountMigrated"/> and <see cref="AccountRestated"/>.</summary>
public abstract record ChangeBody;

public sealed record MemberAdded(Principal Principal, PartnerCenterRoles Roles) : ChangeBody;

public sealed record MemberRemoved(Principal Principal) : ChangeBody;

public sealed record MemberRolesChanged(Principal Principal, PartnerCenterRoles Roles) : ChangeBody;

/// <summary>The named fields have the values that <see cref="Values"/> gives for them.</summary>
public sealed record SettingsChanged(SettingsFields Fields, AccountSettings Values) : ChangeBody;

/// <summary>The whole account as it is, in place of all that was sent before. Changes nothing of it.</summary>
public sealed record AccountRestated(
    IReadOnlyList<Member> Members,
    AccountSettings Settings,
    string PartnerCenterAccountId
) : ChangeBody;
