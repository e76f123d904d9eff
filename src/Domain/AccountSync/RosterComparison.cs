using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountSync;

/// <summary>What a reported roster says otherwise than what is recorded, subject by subject.</summary>
internal sealed class RosterComparison(PublisherId publisher, RosterReport report)
{
    private readonly List<SubmittedChange> _rises = [];
    private readonly List<SubmittedChange> _falls = [];
    private SettingsFields _fields;
    private int _added;
    private int _changed;
    private int _removed;
    private int _unchanged;
    private int _newer;

    /// <summary>Owners in the result.</summary>
    public int Owners { get; private set; }

    /// <summary>Members in the result.</summary>
    public int Members { get; private set; }

    /// <summary>The legacy role that each differing member would have.</summary>
    public Dictionary<Principal, LegacyRole?> LegacyRoles { get; } = [];

    public RosterCounts Counts =>
        new(_added, _changed, _removed, Count(_fields), _unchanged, _newer, FirstSequence: 0, LastSequence: 0);

    public void Member(Principal principal, MemberSubject? subject, PartnerCenterRoles roles, HeldChange? waiting)
    {
        var present = subject?.Roles ?? PartnerCenterRoles.None;
        var isNewer =
            subject?.Touch.Version > report.SourceVersion || waiting?.Change.SourceVersion > report.SourceVersion;
        var result = isNewer ? present : roles;
        Members += result != PartnerCenterRoles.None ? 1 : 0;
        Owners += result.ToLegacy() == LegacyRole.Owner ? 1 : 0;
        if (isNewer)
        {
            _newer++;
        }
        else if (present == roles)
        {
            _unchanged++;
        }
        else
        {
            Differs(principal, present, roles);
        }
    }

    public void Field(SettingsFields field, string? present, string? reported, LastTouch touch)
    {
        if (touch.Version > report.SourceVersion)
        {
            _newer++;
        }
        else if (string.Equals(present, reported, StringComparison.Ordinal))
        {
            _unchanged++;
        }
        else
        {
            _fields |= field;
        }
    }

    /// <summary>Additions and upgrades, then settings, then what takes away; within each by principal.</summary>
    public IEnumerable<SubmittedChange> InOrder()
    {
        IEnumerable<SubmittedChange> settings =
            _fields == SettingsFields.None ? [] : [Of("settings", new SettingsChanged(_fields, report.Settings!))];
        return [.. Ordered(_rises), .. settings, .. Ordered(_falls)];
    }

    private void Differs(Principal principal, PartnerCenterRoles present, PartnerCenterRoles roles)
    {
        ChangeBody body;
        if (roles == PartnerCenterRoles.None)
        {
            _removed++;
            body = new MemberRemoved(principal);
        }
        else if (present == PartnerCenterRoles.None)
        {
            _added++;
            body = new MemberAdded(principal, roles);
        }
        else
        {
            _changed++;
            body = new MemberRolesChanged(principal, roles);
        }

        LegacyRoles.Add(principal, roles.ToLegacy());
        var isFall = roles == PartnerCenterRoles.None || RemovalGuard.IsFall(present.ToLegacy(), roles.ToLegacy());
        (isFall ? _falls : _rises).Add(Of(principal.Identity, body));
    }

    private SubmittedChange Of(string subject, ChangeBody body) =>
        new(
            DerivedChangeId.Of(publisher, report.SourceVersion, subject),
            report.SourceVersion,
            OccurredTime: null,
            body,
            report.Fingerprint
        );

    private static IOrderedEnumerable<SubmittedChange> Ordered(List<SubmittedChange> changes) =>
        changes.OrderBy(
            static change =>
                change.Body switch
                {
                    MemberAdded added => added.Principal.Identity,
                    MemberRolesChanged changed => changed.Principal.Identity,
                    MemberRemoved removed => removed.Principal.Identity,
                    _ => string.Empty,
                },
            StringComparer.Ordinal
        );

    private static int Count(SettingsFields fields) => int.PopCount((int)fields);
}
