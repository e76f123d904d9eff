using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Sync.Validators;

/// <summary>An account as its changes make it.</summary>
public sealed class AccountState
{
    private readonly SortedDictionary<string, SortedSet<PartnerCenterRole>> _members = new(StringComparer.Ordinal);

    /// <summary>The last change that it contains; 0 for none.</summary>
    public long Sequence { get; private set; }

    public AccountSettings Settings { get; private set; } = new();

    /// <summary>Each member's roles, by <see cref="PrincipalKey"/>.</summary>
    public IReadOnlyDictionary<string, SortedSet<PartnerCenterRole>> Members => _members;

    /// <summary>The members that have a legacy role: what the legacy portal is to show.</summary>
    public IReadOnlyDictionary<string, LegacyRole> LegacyRoster =>
        _members
            .Select(member => (member.Key, Role: Counterpart.Of(member.Value)))
            .Where(member => member.Role != LegacyRole.Unspecified)
            .ToDictionary(member => member.Key, member => member.Role, StringComparer.Ordinal);

    public static AccountState Replay(IEnumerable<Change> changes)
    {
        var state = new AccountState();
        foreach (var change in changes)
        {
            state.Apply(change);
        }

        return state;
    }

    public static AccountState Of(AccountRoster roster)
    {
        var state = new AccountState { Sequence = roster.Sequence };
        state.Replace(roster.Members, roster.Settings);
        return state;
    }

    public void Apply(Change change)
    {
        Sequence = change.Sequence;
        switch (change.KindCase)
        {
            case Change.KindOneofCase.AccountMigrated:
                Replace(change.AccountMigrated.Members, change.AccountMigrated.Settings);
                break;
            case Change.KindOneofCase.AccountRestated:
                Replace(change.AccountRestated.Members, change.AccountRestated.Settings);
                break;
            case Change.KindOneofCase.MemberAdded:
                Set(change.MemberAdded.Member.Principal, change.MemberAdded.Member.PartnerCenterRoles);
                break;
            case Change.KindOneofCase.MemberRolesChanged:
                Set(change.MemberRolesChanged.Principal, change.MemberRolesChanged.Roles);
                break;
            case Change.KindOneofCase.MemberRemoved:
                _members.Remove(PrincipalKey.Of(change.MemberRemoved.Principal));
                break;
            case Change.KindOneofCase.SettingsChanged:
                Settings = SettingsFields.Changed(Settings, change.SettingsChanged);
                break;
            case Change.KindOneofCase.None:
            default:
                throw new ArgumentException(
                    $"A change of the kind {change.KindCase} cannot be replayed.",
                    nameof(change)
                );
        }
    }

    /// <summary>How the other one differs, a sentence each.</summary>
    public IEnumerable<string> DifferencesTo(AccountState other)
    {
        foreach (var key in _members.Keys.Union(other._members.Keys, StringComparer.Ordinal))
        {
            var (mine, theirs) = (Text(this, key), Text(other, key));
            if (!string.Equals(mine, theirs, StringComparison.Ordinal))
            {
                yield return $"{key} is {theirs} and should be {mine}";
            }
        }

        foreach (var difference in SettingsFields.Differences(Settings, other.Settings))
        {
            yield return difference;
        }
    }

    private static string Text(AccountState state, string key) =>
        state._members.TryGetValue(key, out var roles) ? string.Join('+', roles) : "no member";

    private void Replace(IEnumerable<Member> members, AccountSettings? settings)
    {
        _members.Clear();
        foreach (var member in members)
        {
            Set(member.Principal, member.PartnerCenterRoles);
        }

        Settings = settings?.Clone() ?? new AccountSettings();
    }

    private void Set(Principal principal, IEnumerable<PartnerCenterRole> roles) =>
        _members[PrincipalKey.Of(principal)] = [.. roles];
}
