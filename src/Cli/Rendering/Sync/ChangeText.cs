using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering.Sync;

/// <summary>What a change did, in the words of the contract.</summary>
internal static class ChangeText
{
    /// <summary>One change on one line, as a running watch prints it.</summary>
    public static string Line(Change change) =>
        string.Join(
            "  ",
            new[]
            {
                TimeText.Of(change.RecordedTime),
                change.PublisherId,
                NumberText.Sequence(change.Sequence),
                Of(change),
                ProtoName.Of(change.Cause),
                InitiatorText.Of(change.Initiator),
            }.Where(static part => part.Length > 0)
        );

    public static string Of(Change change) =>
        change.KindCase switch
        {
            Change.KindOneofCase.AccountMigrated => Migrated(change.AccountMigrated),
            Change.KindOneofCase.MemberAdded => Added(change.MemberAdded),
            Change.KindOneofCase.MemberRemoved => Removed(change.MemberRemoved, change.PreviousRoles),
            Change.KindOneofCase.MemberRolesChanged => RolesChanged(change.MemberRolesChanged, change.PreviousRoles),
            Change.KindOneofCase.SettingsChanged => Settings(change.SettingsChanged, change.PreviousSettings),
            Change.KindOneofCase.AccountRestated => $"ACCOUNT_RESTATED{Members(change.AccountRestated.Members.Count)}",
            Change.KindOneofCase.None => "UNKNOWN_KIND",
        };

    public static string Of(AccountChange change, IReadOnlyCollection<PartnerCenterRole> before) =>
        change.KindCase switch
        {
            AccountChange.KindOneofCase.MemberAdded => Added(change.MemberAdded),
            AccountChange.KindOneofCase.MemberRemoved => Removed(change.MemberRemoved, before),
            AccountChange.KindOneofCase.MemberRolesChanged => RolesChanged(change.MemberRolesChanged, before),
            AccountChange.KindOneofCase.SettingsChanged => Settings(change.SettingsChanged, before: null),
            AccountChange.KindOneofCase.None => "UNKNOWN_KIND",
        };

    public static string Roles(IEnumerable<PartnerCenterRole> roles) => string.Join(", ", roles.Select(ProtoName.Of));

    private static string Migrated(AccountMigrated change)
    {
        string lost = change.Losses.Count == 0 ? "" : $", {NumberText.Of(change.Losses.Count)} lost";
        return $"ACCOUNT_MIGRATED {change.PartnerCenterAccountId}{Members(change.Members.Count)}{lost}";
    }

    /// <summary>The failing change of a status comes without its members; no account has none.</summary>
    private static string Members(int count) => count == 0 ? "" : $" {NumberText.Counted(count, "member")}";

    private static string Added(MemberAdded change) =>
        $"MEMBER_ADDED {PrincipalText.Of(change.Member?.Principal)} {Roles(change.Member?.PartnerCenterRoles ?? [])}";

    private static string Removed(MemberRemoved change, IReadOnlyCollection<PartnerCenterRole> before) =>
        before.Count == 0
            ? $"MEMBER_REMOVED {PrincipalText.Of(change.Principal)}"
            : $"MEMBER_REMOVED {PrincipalText.Of(change.Principal)} {Roles(before)} -> none";

    private static string RolesChanged(MemberRolesChanged change, IReadOnlyCollection<PartnerCenterRole> before) =>
        before.Count == 0
            ? $"MEMBER_ROLES_CHANGED {PrincipalText.Of(change.Principal)} {Roles(change.Roles)}"
            : $"MEMBER_ROLES_CHANGED {PrincipalText.Of(change.Principal)} {Roles(before)} -> {Roles(change.Roles)}";

    private static string Settings(SettingsChanged change, AccountSettings? before) =>
        $"SETTINGS_CHANGED {SettingsText.Of(change, before)}";
}
