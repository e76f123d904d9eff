using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Sync.Validators.Recording;

/// <summary>
/// A history is whole: sequences 1..n of every account, the cut-over first and only first, positions and recorded times in
/// step with them, no change id twice, every account with an owner at every step, and every change what it says it is.
/// </summary>
public static class WholeHistory
{
    public static IReadOnlyList<string> Check(FeedHistory history) =>
        [
            .. history.PublisherIds.SelectMany(publisherId => CheckPlaces(history.Of(publisherId))),
            .. history.PublisherIds.SelectMany(publisherId => CheckStates(history.Of(publisherId))),
            .. CheckPositions(history.Changes),
        ];

    private static IEnumerable<string> CheckPlaces(IReadOnlyList<Change> changes)
    {
        var (sequence, position) = (0L, 0L);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            if (change.Sequence != sequence + 1)
            {
                yield return $"{change.Name()} comes after {sequence}.";
            }

            if (change.Position <= position)
            {
                yield return $"{change.Name()} is at position {change.Position}, the one before at {position}.";
            }

            if (change.ChangeId.Length > 0 && !ids.Add(change.ChangeId))
            {
                yield return $"{change.Name()} has the change id {change.ChangeId} of an earlier one.";
            }

            var isCutOver = change.KindCase == Change.KindOneofCase.AccountMigrated;
            if (isCutOver != (change.Sequence == 1) || isCutOver != (change.Cause == ChangeCause.CutOver))
            {
                yield return $"{change.Name()} is {change.KindCase} because of {change.Cause}.";
            }

            (sequence, position) = (change.Sequence, change.Position);
        }
    }

    private static IEnumerable<string> CheckStates(IReadOnlyList<Change> changes)
    {
        var state = new AccountState();
        foreach (var change in changes)
        {
            foreach (var fault in Faults(change, state))
            {
                yield return $"{change.Name()} {fault}.";
            }

            state.Apply(change);
            if (!state.LegacyRoster.Values.Contains(LegacyRole.Owner))
            {
                yield return $"{change.Name()} leaves the account without an owner.";
            }
        }
    }

    private static IEnumerable<string> Faults(Change change, AccountState before)
    {
        switch (change.KindCase)
        {
            case Change.KindOneofCase.AccountRestated:
                return before
                    .DifferencesTo(AccountState.Replay([change]))
                    .Select(difference => $"restates the account otherwise: {difference}");
            case Change.KindOneofCase.MemberAdded:
                var member = change.MemberAdded.Member;
                return RoleFaults(change, before, member.Principal, member.LegacyRole, member.PartnerCenterRoles);
            case Change.KindOneofCase.MemberRolesChanged:
                var changed = change.MemberRolesChanged;
                return RoleFaults(change, before, changed.Principal, changed.LegacyRole, changed.Roles);
            case Change.KindOneofCase.MemberRemoved:
                return RoleFaults(change, before, change.MemberRemoved.Principal, LegacyRole.Unspecified, []);
            case Change.KindOneofCase.SettingsChanged:
                return SettingsFaults(change, before);
            case Change.KindOneofCase.AccountMigrated:
            case Change.KindOneofCase.None:
            default:
                return [];
        }
    }

    private static IEnumerable<string> RoleFaults(
        Change change,
        AccountState before,
        Principal principal,
        LegacyRole legacyRole,
        IReadOnlyCollection<PartnerCenterRole> roles
    )
    {
        var previous = before.Members.GetValueOrDefault(PrincipalKey.Of(principal), []);
        if (!previous.SetEquals(change.PreviousRoles))
        {
            yield return $"tells of other roles before: {change.PreviousRoles}";
        }

        if (previous.Count > 0 == (change.KindCase == Change.KindOneofCase.MemberAdded))
        {
            yield return $"is {change.KindCase} of a member with the roles {change.PreviousRoles}";
        }

        if (previous.SetEquals(roles))
        {
            yield return "changes nothing";
        }

        if (legacyRole != Counterpart.Of(roles))
        {
            yield return $"says {legacyRole} of {string.Join('+', roles)}";
        }
    }

    private static IEnumerable<string> SettingsFaults(Change change, AccountState before)
    {
        if (change.SettingsChanged.UpdateMask is not { Paths.Count: > 0 } mask)
        {
            yield return "names no field";
            yield break;
        }

        foreach (var field in mask.Paths)
        {
            var (told, value) = (
                SettingsFields.Of(change.PreviousSettings ?? new(), field),
                SettingsFields.Of(before.Settings, field)
            );
            if (!string.Equals(told, value, StringComparison.Ordinal))
            {
                yield return $"tells of another {field} before: '{told}', not '{value}'";
            }
        }
    }

    private static IEnumerable<string> CheckPositions(IReadOnlyList<Change> changes)
    {
        Change? before = null;
        foreach (var change in changes)
        {
            if (before is not null && change.Position == before.Position)
            {
                yield return $"{before.Name()} and {change.Name()} share position {change.Position}.";
            }

            if (before is not null && change.RecordedTime < before.RecordedTime)
            {
                yield return $"{change.Name()} was recorded before {before.Name()}, which stands before it.";
            }

            before = change;
        }
    }
}
