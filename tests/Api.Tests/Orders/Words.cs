using System.Globalization;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Sync.Model;

namespace PublisherMigration.Api.Tests.Orders;

/// <summary>What the contract says in the words of the model.</summary>
internal static class Words
{
    private static readonly string[] Fields = ["display_name", "contact_email", "support_uri"];

    public static Principal Person(int number) =>
        Who.Work(string.Create(CultureInfo.InvariantCulture, $"p{number:D2}@alder.example"));

    public static int NumberOf(Principal principal) =>
        int.Parse(principal.Email.AsSpan(1, 2), CultureInfo.InvariantCulture);

    public static IEnumerable<PartnerCenterRole> RolesOf(int roles) =>
        Enumerable.Range(1, 6).Where(role => (roles & (1 << role)) != 0).Select(static role => (PartnerCenterRole)role);

    public static int BitsOf(IEnumerable<PartnerCenterRole> roles) => roles.Sum(static role => 1 << (int)role);

    public static string TextOf(IEnumerable<Member> members) =>
        ModelAccount.TextOf(
            members.Select(static m => KeyValuePair.Create(NumberOf(m.Principal), BitsOf(m.PartnerCenterRoles)))
        );

    public static string[] ValuesOf(AccountSettings settings) =>
        [settings.DisplayName, settings.ContactEmail, settings.SupportUri];

    /// <summary>What was recorded and why.</summary>
    public static string TextOf(Change change) =>
        change.Cause switch
        {
            ChangeCause.CutOver => KindOf(change),
            ChangeCause.Recorded => $"{KindOf(change)} {change.ChangeId[..8]}",
            ChangeCause.Roster => $"{KindOf(change)} roster",
            ChangeCause.HoldApproved => $"{KindOf(change)} approved",
            _ => $"{KindOf(change)} {change.Cause}",
        };

    private static string KindOf(Change change) =>
        change.KindCase switch
        {
            Change.KindOneofCase.AccountMigrated => $"Migrated({TextOf(change.AccountMigrated.Members)})",
            Change.KindOneofCase.MemberAdded => Text(
                SaidKind.Add,
                change.MemberAdded.Member.Principal,
                change.MemberAdded.Member.PartnerCenterRoles,
                change.SourceVersion
            ),
            Change.KindOneofCase.MemberRolesChanged => Text(
                SaidKind.SetRoles,
                change.MemberRolesChanged.Principal,
                change.MemberRolesChanged.Roles,
                change.SourceVersion
            ),
            Change.KindOneofCase.MemberRemoved => Text(
                SaidKind.Remove,
                change.MemberRemoved.Principal,
                [],
                change.SourceVersion
            ),
            Change.KindOneofCase.SettingsChanged => Said.TextOf(
                FieldsOf(change.SettingsChanged),
                ValuesOf(change.SettingsChanged),
                change.SourceVersion
            ),
            _ => change.KindCase.ToString(),
        };

    public static string TextOf(Hold hold) =>
        $"{hold.State} roster v{(hold.Kind == HoldKind.Roster ? hold.SourceVersion : null)} "
        + $"{hold.Counted}/{hold.MembersBefore}: "
        + string.Join(", ", hold.Changes.Select(static h => $"{TextOf(h.Change)} {h.State} {h.Sequence}"));

    /// <summary>What its digest stands for.</summary>
    public static string ContentOf(Hold hold) =>
        string.Join(
            ", ",
            hold.Changes.Select(static h => $"{TextOf(h.Change)} {(h.State == HeldChangeState.Replaced ? '-' : '+')}")
        );

    public static AccountChange ChangeOf(Said said)
    {
        var change = new AccountChange { ChangeId = said.Id.ToString("D"), SourceVersion = said.Version };
        switch (said.Kind)
        {
            case SaidKind.Add:
                change.MemberAdded = new() { Member = MemberOf(said.Member, said.Roles) };
                break;
            case SaidKind.SetRoles:
                change.MemberRolesChanged = new() { Principal = Person(said.Member), Roles = { RolesOf(said.Roles) } };
                break;
            case SaidKind.Remove:
                change.MemberRemoved = new() { Principal = Person(said.Member) };
                break;
            case SaidKind.Settings:
                change.SettingsChanged = SettingsOf(said);
                break;
            default:
                throw new InvalidOperationException($"Nobody says {said}.");
        }

        return change;
    }

    public static Member MemberOf(int number, int roles) =>
        new() { Principal = Person(number), PartnerCenterRoles = { RolesOf(roles) } };

    private static SettingsChanged SettingsOf(Said said)
    {
        var settings = new SettingsChanged
        {
            UpdateMask = new() { Paths = { Fields.Where((_, i) => (said.Fields & (1 << i)) != 0) } },
            DisplayName = said.Values[0],
        };
        if (said.Values[1].Length > 0)
        {
            settings.ContactEmail = said.Values[1];
        }

        if (said.Values[2].Length > 0)
        {
            settings.SupportUri = said.Values[2];
        }

        return settings;
    }

    private static string Text(
        SaidKind kind,
        Principal principal,
        IEnumerable<PartnerCenterRole> roles,
        long version
    ) => Said.TextOf(kind, NumberOf(principal), BitsOf(roles), version);

    /// <summary>A held change, as the model writes it: of settings without their values.</summary>
    public static string TextOf(AccountChange change) =>
        change.KindCase switch
        {
            AccountChange.KindOneofCase.MemberAdded => Text(
                SaidKind.Add,
                change.MemberAdded.Member.Principal,
                change.MemberAdded.Member.PartnerCenterRoles,
                change.SourceVersion
            ),
            AccountChange.KindOneofCase.MemberRolesChanged => Text(
                SaidKind.SetRoles,
                change.MemberRolesChanged.Principal,
                change.MemberRolesChanged.Roles,
                change.SourceVersion
            ),
            AccountChange.KindOneofCase.MemberRemoved => Text(
                SaidKind.Remove,
                change.MemberRemoved.Principal,
                [],
                change.SourceVersion
            ),
            AccountChange.KindOneofCase.SettingsChanged =>
                $"Settings({FieldsOf(change.SettingsChanged)} v{change.SourceVersion})",
            _ => change.KindCase.ToString(),
        };

    private static int FieldsOf(SettingsChanged settings) =>
        settings.UpdateMask.Paths.Sum(static path => 1 << Array.IndexOf(Fields, path));

    private static string[] ValuesOf(SettingsChanged settings) =>
        [settings.DisplayName, settings.ContactEmail, settings.SupportUri];
}
