using Google.Protobuf.Collections;
using PublisherMigration.Application.AccountSync.LegacyChanges;
using PublisherMigration.Application.AccountSync.Recording;
using PublisherMigration.Domain.PublisherAccounts;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Mapping;

/// <summary>From the contract's changes to requests. Shape is checked there.</summary>
internal static class ChangeInputs
{
    private static readonly int[] NoRoles = [];

    public static ChangeInput Of(string publisherId, Proto.AccountChange? change, Proto.Actor? actor)
    {
        var (kind, principal, roles) = change?.KindCase switch
        {
            Proto.AccountChange.KindOneofCase.MemberAdded => (
                ChangeInputKind.MemberAdded,
                change.MemberAdded.Member?.Principal,
                change.MemberAdded.Member?.PartnerCenterRoles
            ),
            Proto.AccountChange.KindOneofCase.MemberRemoved => (
                ChangeInputKind.MemberRemoved,
                change.MemberRemoved.Principal,
                null
            ),
            Proto.AccountChange.KindOneofCase.MemberRolesChanged => (
                ChangeInputKind.MemberRolesChanged,
                change.MemberRolesChanged.Principal,
                change.MemberRolesChanged.Roles
            ),
            Proto.AccountChange.KindOneofCase.SettingsChanged => (ChangeInputKind.SettingsChanged, null, null),
            Proto.AccountChange.KindOneofCase.None or null or _ => (
                ChangeInputKind.None,
                (Proto.Principal?)null,
                (RepeatedField<Proto.PartnerCenterRole>?)null
            ),
        };
        return new ChangeInput
        {
            PublisherId = publisherId,
            IsGiven = change is not null,
            ChangeId = change?.ChangeId ?? string.Empty,
            SourceVersion = change?.SourceVersion ?? 0,
            OccurredTime = Times.TryRead(change?.OccurredTime, out var occurred) ? occurred : null,
            OccurredTimeIsInvalid = change?.OccurredTime is not null && occurred is null,
            Kind = kind,
            Principal = Inputs.Of(principal),
            Roles = RolesOf(roles),
            Settings = change?.SettingsChanged is { } settings ? Of(settings) : null,
            Actor = Inputs.Of(actor),
        };
    }

    public static ReportRoster Of(Proto.ReportRosterRequest request, Application.Common.Caller caller) =>
        new()
        {
            PublisherId = request.PublisherId,
            Members =
            [
                .. request.Members.Select(static member =>
                    (Inputs.Of(member.Principal), (IReadOnlyList<int>)RolesOf(member.PartnerCenterRoles))
                ),
            ],
            Settings = request.Settings is { } settings
                ? new SettingsInput(settings.DisplayName, settings.ContactEmail, settings.SupportUri, [])
                : null,
            SourceVersion = request.SourceVersion,
            IsComplete = request.Complete,
            Actor = Inputs.Of(request.Actor),
            Caller = caller,
        };

    public static LegacyChangeInput Of(Proto.LegacyChange? change) =>
        change?.KindCase switch
        {
            Proto.LegacyChange.KindOneofCase.MemberAdded => new LegacyChangeInput(
                LegacyChangeKind.MemberAdded,
                Inputs.Of(change.MemberAdded.Member?.Principal),
                RoleOf(change.MemberAdded.Member?.LegacyRole)
            ),
            Proto.LegacyChange.KindOneofCase.MemberRemoved => new LegacyChangeInput(
                LegacyChangeKind.MemberRemoved,
                Inputs.Of(change.MemberRemoved.Principal)
            ),
            Proto.LegacyChange.KindOneofCase.LegacyRoleChanged => new LegacyChangeInput(
                LegacyChangeKind.RoleChanged,
                Inputs.Of(change.LegacyRoleChanged.Principal),
                RoleOf(change.LegacyRoleChanged.LegacyRole)
            ),
            Proto.LegacyChange.KindOneofCase.FactsChanged => new LegacyChangeInput(
                LegacyChangeKind.FactsChanged,
                DisplayName: change.FactsChanged.HasDisplayName ? change.FactsChanged.DisplayName : null,
                MpnId: change.FactsChanged.HasMpnId ? change.FactsChanged.MpnId : null
            ),
            Proto.LegacyChange.KindOneofCase.None or null or _ => new LegacyChangeInput(LegacyChangeKind.None),
        };

    private static SettingsInput Of(Proto.SettingsChanged settings) =>
        new(
            settings.HasDisplayName ? settings.DisplayName : null,
            settings.HasContactEmail ? settings.ContactEmail : null,
            settings.HasSupportUri ? settings.SupportUri : null,
            settings.UpdateMask?.Paths ?? (IReadOnlyList<string>)[]
        );

    private static int[] RolesOf(RepeatedField<Proto.PartnerCenterRole>? roles)
    {
        if (roles is null || roles.Count == 0)
        {
            return NoRoles;
        }

        var numbers = new int[roles.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = (int)roles[i];
        }

        return numbers;
    }

    private static LegacyRole? RoleOf(Proto.LegacyRole? role) =>
        role is null or Proto.LegacyRole.Unspecified ? null : (LegacyRole)(int)role;
}
