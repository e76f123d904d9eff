using Google.Protobuf.WellKnownTypes;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.SyncEquipment.Tests.Support;

/// <summary>Changes as the feed carries them.</summary>
internal static class Changes
{
    public const string ThisFeed = "11111111-0000-4000-8000-000000000001";
    public const string NextFeed = "22222222-0000-4000-8000-000000000002";

    public static Principal Work(string name) =>
        new() { Kind = PrincipalKind.WorkAccount, Email = $"{name}@alder.example" };

    public static Member Owner(string name) => Member(name, LegacyRole.Owner, PartnerCenterRole.Manager);

    public static Member Contributor(string name) => Member(name, LegacyRole.Contributor, PartnerCenterRole.Developer);

    /// <summary>Has no place in the legacy portal.</summary>
    public static Member Marketer(string name) => Member(name, LegacyRole.Unspecified, PartnerCenterRole.Marketer);

    public static Change Migrated(string publisherId, params Member[] members) =>
        At(
            publisherId,
            1,
            change =>
                change.AccountMigrated = new AccountMigrated
                {
                    PartnerCenterAccountId = $"pca-{publisherId}",
                    Members = { members },
                    Settings = new AccountSettings { DisplayName = "Alder" },
                }
        );

    public static Change Added(string publisherId, long sequence, Member member) =>
        At(publisherId, sequence, change => change.MemberAdded = new MemberAdded { Member = member });

    public static Change Removed(string publisherId, long sequence, string name) =>
        At(publisherId, sequence, change => change.MemberRemoved = new MemberRemoved { Principal = Work(name) });

    public static Change RolesChanged(string publisherId, long sequence, Member member) =>
        At(
            publisherId,
            sequence,
            change =>
                change.MemberRolesChanged = new MemberRolesChanged
                {
                    Principal = member.Principal,
                    Roles = { member.PartnerCenterRoles },
                    LegacyRole = member.LegacyRole,
                }
        );

    public static Change SettingsChanged(string publisherId, long sequence, string supportUri) =>
        At(
            publisherId,
            sequence,
            change =>
                change.SettingsChanged = new SettingsChanged
                {
                    UpdateMask = new FieldMask { Paths = { "support_uri", "contact_email" } },
                    SupportUri = supportUri,
                }
        );

    public static Change Restated(string publisherId, long sequence, params Member[] members) =>
        At(
            publisherId,
            sequence,
            change =>
                change.AccountRestated = new AccountRestated
                {
                    PartnerCenterAccountId = $"pca-{publisherId}",
                    Members = { members },
                    Settings = new AccountSettings { DisplayName = "Restated" },
                }
        );

    private static Member Member(string name, LegacyRole legacy, PartnerCenterRole role) =>
        new()
        {
            Principal = Work(name),
            LegacyRole = legacy,
            PartnerCenterRoles = { role },
        };

    private static Change At(string publisherId, long sequence, Action<Change> kind)
    {
        var change = new Change
        {
            PublisherId = publisherId,
            Sequence = sequence,
            Position = sequence * 10,
            Cause = ChangeCause.Recorded,
            ChangeId = new Guid((int)sequence, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1).ToString("D"),
            SourceVersion = sequence,
            RecordedTime = new Timestamp { Seconds = 1_800_000_000 + sequence },
        };
        kind(change);
        if (change.AccountMigrated is not null)
        {
            (change.Cause, change.ChangeId, change.SourceVersion) = (ChangeCause.CutOver, string.Empty, 0);
        }

        return change;
    }
}
