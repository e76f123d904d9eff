using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Sync.Validators;

namespace PublisherMigration.Infrastructure.Tests.PowerLoss;

/// <summary>An account in words, from what the changes say or from its rows.</summary>
/// <param name="Roster">Members and roles.</param>
/// <param name="Members">Members alone.</param>
/// <param name="LegacyRoster">Members and roles in the legacy portal.</param>
/// <param name="Settings">Its settings.</param>
internal sealed record AccountText(string Roster, string Members, string LegacyRoster, string Settings)
{
    public static AccountText Of(AccountState state) =>
        new(
            Lines(state.Members.Select(static member => $"{member.Key} {string.Join(", ", member.Value)}")),
            Lines(state.Members.Keys),
            Lines(state.LegacyRoster.Select(static member => $"{member.Key} {member.Value}")),
            SettingsOf(state.Settings.DisplayName, state.Settings.ContactEmail, state.Settings.SupportUri)
        );

    public static string RosterOf(IEnumerable<MemberSubject> subjects) =>
        Lines(subjects.Where(static subject => subject.IsMember).Select(static s => $"{KeyOf(s.Principal)} {s.Roles}"));

    public static string LegacyRosterOf(IEnumerable<Member> members) =>
        Lines(members.Select(static member => $"{KeyOf(member.Principal)} {member.LegacyRole}"));

    public static string MembersOf(IEnumerable<string> identities) =>
        Lines(identities.Select(static identity => KeyOf(Principal.Parse(identity))));

    public static string SettingsOf(string displayName, string? contactEmail, string? supportUri) =>
        $"{displayName}|{contactEmail}|{supportUri}";

    /// <summary>All of these histories are work accounts.</summary>
    private static string KeyOf(Principal principal) =>
        principal.Kind == PrincipalKind.WorkAccount ? $"work:{principal.Key}" : principal.Identity;

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));
}
