using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Sync.Validators.Recording;

/// <summary>Whether a recorded change says what was sent. Adding a present member may be recorded as a change of roles.</summary>
internal static class SameFact
{
    public static bool Is(AccountChange sent, Change recorded) =>
        sent.SourceVersion == recorded.SourceVersion
        && Equals(sent.OccurredTime, recorded.OccurredTime)
        && (sent.KindCase, recorded.KindCase) switch
        {
            (AccountChange.KindOneofCase.MemberAdded, Change.KindOneofCase.MemberAdded) => Is(
                sent.MemberAdded.Member.Principal,
                sent.MemberAdded.Member.PartnerCenterRoles,
                recorded.MemberAdded.Member.Principal,
                recorded.MemberAdded.Member.PartnerCenterRoles
            ),
            (AccountChange.KindOneofCase.MemberAdded, Change.KindOneofCase.MemberRolesChanged) => Is(
                sent.MemberAdded.Member.Principal,
                sent.MemberAdded.Member.PartnerCenterRoles,
                recorded.MemberRolesChanged.Principal,
                recorded.MemberRolesChanged.Roles
            ),
            (AccountChange.KindOneofCase.MemberRolesChanged, Change.KindOneofCase.MemberRolesChanged) => Is(
                sent.MemberRolesChanged.Principal,
                sent.MemberRolesChanged.Roles,
                recorded.MemberRolesChanged.Principal,
                recorded.MemberRolesChanged.Roles
            ),
            (AccountChange.KindOneofCase.MemberRemoved, Change.KindOneofCase.MemberRemoved) => Is(
                sent.MemberRemoved.Principal,
                recorded.MemberRemoved.Principal
            ),
            (AccountChange.KindOneofCase.SettingsChanged, Change.KindOneofCase.SettingsChanged) => Is(
                sent.SettingsChanged,
                recorded.SettingsChanged
            ),
            _ => false,
        };

    private static bool Is(
        Principal sent,
        IEnumerable<PartnerCenterRole> sentRoles,
        Principal recorded,
        IEnumerable<PartnerCenterRole> recordedRoles
    ) => Is(sent, recorded) && sentRoles.ToHashSet().SetEquals(recordedRoles);

    private static bool Is(Principal sent, Principal recorded) =>
        string.Equals(PrincipalKey.Of(sent), PrincipalKey.Of(recorded), StringComparison.Ordinal);

    /// <summary>Fields that were so already need not be named again.</summary>
    private static bool Is(SettingsChanged sent, SettingsChanged recorded) =>
        recorded.UpdateMask.Paths.Count > 0
        && recorded.UpdateMask.Paths.All(field =>
            Names(sent, field)
            && string.Equals(
                SettingsFields.Of(sent, field),
                SettingsFields.Of(recorded, field),
                StringComparison.Ordinal
            )
        );

    private static bool Names(SettingsChanged sent, string field) =>
        sent.UpdateMask is { Paths.Count: > 0 } mask
            ? mask.Paths.Contains(field)
            : field switch
            {
                "display_name" => sent.HasDisplayName,
                "contact_email" => sent.HasContactEmail,
                _ => sent.HasSupportUri,
            };
}
