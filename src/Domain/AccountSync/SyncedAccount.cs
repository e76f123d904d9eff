using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountSync;

/// <summary>
/// A migrated account as Partner Center manages it: members, settings, and for each of these subjects how far it has come.
/// Decides what becomes of every change (<c>sync.md</c>): versions are compared per subject, and nothing is changed by what
/// is refused or stale.
/// </summary>
public sealed partial class SyncedAccount
{
    public const int MaxMembers = 10_000;

    private readonly Dictionary<Principal, MemberSubject> _members;
    private readonly LastTouch[] _settings;
    private readonly RemovalGuard _guard;
    private readonly HashSet<Principal> _touched = [];
    private int _memberCount;
    private int _owners;

    private SyncedAccount(SyncedAccountSnapshot stored, IChangeMemory memory, Hold? openHold)
    {
        Id = stored.PublisherId;
        PartnerCenterAccountId = stored.PartnerCenterAccountId;
        MigrateTime = stored.MigrateTime;
        Sequence = stored.Sequence;
        RestatedSequence = stored.RestatedSequence;
        RosterFloor = stored.RosterFloor;
        Settings = stored.Settings;
        LastRoster = stored.LastRoster;
        HeldRoster = stored.HeldRoster;
        LastRefusal = stored.LastRefusal;
        Memory = memory;
        OpenHold = openHold;
        _settings = [.. stored.SettingsTouches];
        _guard = new RemovalGuard(stored.RoleChanges);
        _members = new Dictionary<Principal, MemberSubject>(stored.Members.Count);
        foreach (var member in stored.Members)
        {
            _members.Add(member.Principal, member);
            _memberCount += member.IsMember ? 1 : 0;
            _owners += IsOwner(member.Roles) ? 1 : 0;
        }
    }

    public PublisherId Id { get; }

    public string PartnerCenterAccountId { get; }

    public DateTimeOffset MigrateTime { get; }

    /// <summary>Of the last change: there are 1 to this many, without a gap.</summary>
    public long Sequence { get; private set; }

    /// <summary>Of the last restatement, which touches every subject; 0 for none.</summary>
    public long RestatedSequence { get; private set; }

    /// <summary>The version of the last roster: what is not above it is stale on every subject.</summary>
    public long RosterFloor { get; private set; }

    public AccountSettings Settings { get; private set; }

    public RosterMark? LastRoster { get; private set; }

    /// <summary>The last roster that was held, also when its hold is decided.</summary>
    public RosterMark? HeldRoster { get; private set; }

    public RefusedChange? LastRefusal { get; private set; }

    public Hold? OpenHold { get; private set; }

    /// <summary>Holds that this instance has opened, changed or decided, to be stored.</summary>
    public ICollection<Hold> ChangedHolds { get; } = new HashSet<Hold>();

    public IChangeMemory Memory { get; }

    /// <summary>Members and those who were removed.</summary>
    public IReadOnlyCollection<MemberSubject> Subjects => _members.Values;

    /// <summary>Ordered by principal.</summary>
    public IEnumerable<Member> Members =>
        _members
            .Values.Where(static member => member.IsMember)
            .Select(static member => member.ToMember())
            .OrderBy(static member => member.Principal.Identity, StringComparer.Ordinal);

    public IReadOnlyList<RoleChange> RoleChanges => _guard.Changes;

    /// <summary>Subjects whose stored form is out of date, also such as are no longer remembered.</summary>
    public IReadOnlyCollection<Principal> Touched => _touched;

    /// <summary>The account that a cut-over passes to Partner Center; appends its first change.</summary>
    public static SyncedAccount Begin(
        AccountMigrated cutOver,
        Initiator initiator,
        IChangeMemory memory,
        IChangeFeed feed
    )
    {
        var change = feed.Append(
            new ChangeDraft(
                cutOver.PublisherId,
                AccountMigrated.Sequence,
                ChangeCause.CutOver,
                ChangeId: null,
                SourceVersion: 0,
                cutOver.Time,
                initiator,
                cutOver
            )
        );
        var touch = new LastTouch(0, change.Sequence, ChangeId: null, change.RecordedTime);
        var snapshot = new SyncedAccountSnapshot(
            cutOver.PublisherId,
            cutOver.PartnerCenterAccountId,
            cutOver.Time,
            change.Sequence,
            RestatedSequence: 0,
            RosterFloor: 0,
            cutOver.Settings,
            [touch, touch, touch],
            [.. cutOver.Members.Select(m => new MemberSubject(m.Principal, m.PartnerCenterRoles, touch))],
            RoleChanges: [],
            LastRoster: null,
            HeldRoster: null,
            LastRefusal: null
        );
        var account = new SyncedAccount(snapshot, memory, openHold: null);
        account._touched.UnionWith(account._members.Keys);
        return account;
    }

    /// <summary>As it was stored.</summary>
    public static SyncedAccount Restore(SyncedAccountSnapshot stored, IChangeMemory memory, Hold? openHold) =>
        new(stored, memory, openHold);

    /// <summary>What is to be stored.</summary>
    public SyncedAccountSnapshot Snapshot() =>
        new(
            Id,
            PartnerCenterAccountId,
            MigrateTime,
            Sequence,
            RestatedSequence,
            RosterFloor,
            Settings,
            _settings,
            _members.Values,
            _guard.Changes,
            LastRoster,
            HeldRoster,
            LastRefusal
        );

    /// <summary>It is stored as it stands.</summary>
    public void MarkStored()
    {
        _touched.Clear();
        ChangedHolds.Clear();
    }

    public MemberSubject? Find(Principal principal) => _members.GetValueOrDefault(principal);

    public LastTouch TouchOf(SettingsFields field) => _settings[IndexOf(field)];

    /// <summary>Decides one change; what it changes is appended to the feed.</summary>
    public RecordDecision Record(SubmittedChange change, Initiator initiator, IChangeFeed feed, DateTimeOffset now)
    {
        if (Memory.Find(change.ChangeId) is { } original)
        {
            return original.Fingerprint == change.Fingerprint
                ? RecordDecision.Duplicate(original)
                : RecordDecision.Refused(
                    RuleViolation.Of(
                        Reason.ChangeIdReused,
                        ("publisherId", Id.Value),
                        ("changeId", change.ChangeId.ToString("D"))
                    )
                );
        }

        var decision = Decide(change, initiator, ChangeCause.Recorded, feed, now);
        switch (decision.Outcome)
        {
            case ChangeOutcome.Recorded:
            case ChangeOutcome.NoEffect:
            case ChangeOutcome.Held:
                Memory.Add(
                    new RememberedChange(
                        change.ChangeId,
                        change.Fingerprint,
                        decision.Outcome,
                        decision.Sequence,
                        decision.Position,
                        decision.HoldId,
                        now
                    )
                );
                break;
            case ChangeOutcome.Refused:
                LastRefusal = new RefusedChange(change.ChangeId, change.SourceVersion, decision.Refusal!, now);
                break;
            case ChangeOutcome.Stale:
            case ChangeOutcome.Duplicate:
            default:
                break;
        }

        return decision;
    }

    /// <summary>Records the whole account as it is. Touches every subject and changes none.</summary>
    public RecordedChange Restate(ChangeCause cause, Initiator initiator, IChangeFeed feed)
    {
        var body = new AccountRestated([.. Members], Settings, PartnerCenterAccountId);
        var change = feed.Append(
            new ChangeDraft(
                Id,
                Sequence + 1,
                cause,
                ChangeId: null,
                SourceVersion: 0,
                OccurredTime: null,
                initiator,
                body
            )
        );
        Sequence = RestatedSequence = change.Sequence;
        return change;
    }

    /// <summary>
    /// Takes a change that was recorded when this instance did not know of it: its next one. What else may come of a change,
    /// a hold or a refusal, is not said by it.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is not the next one, or of a kind that is stored with its account.</exception>
    public void Replay(RecordedChange recorded)
    {
        var draft = recorded.Draft;
        if (draft.Sequence != Sequence + 1)
        {
            throw new InvalidOperationException($"{Id} stands at {Sequence}; {draft.Sequence} is not its next change.");
        }

        if (MemberOf(draft.Body) is { } member)
        {
            Take(recorded, member, Find(member), draft.PreviousRoles, RolesOf(draft.Body));
        }
        else if (draft.Body is SettingsChanged settings)
        {
            Take(recorded, settings.Fields, settings.Values);
        }
        else
        {
            throw new InvalidOperationException($"{draft.Body.GetType().Name} is stored with its account.");
        }

        if (draft is { Cause: ChangeCause.Recorded, ChangeId: { } changeId })
        {
            Memory.Add(
                new RememberedChange(
                    changeId,
                    draft.Fingerprint,
                    ChangeOutcome.Recorded,
                    draft.Sequence,
                    recorded.Position,
                    HoldId: null,
                    recorded.RecordedTime
                )
            );
        }
    }

    private RecordDecision Decide(
        SubmittedChange change,
        Initiator initiator,
        ChangeCause cause,
        IChangeFeed feed,
        DateTimeOffset now
    ) =>
        change.Body switch
        {
            MemberAdded added => DecideRoles(change, added.Principal, added.Roles, initiator, cause, feed, now),
            MemberRolesChanged changed => DecideRoles(
                change,
                changed.Principal,
                changed.Roles,
                initiator,
                cause,
                feed,
                now
            ),
            MemberRemoved removed => DecideRoles(
                change,
                removed.Principal,
                PartnerCenterRoles.None,
                initiator,
                cause,
                feed,
                now
            ),
            SettingsChanged settings => DecideSettings(change, settings, initiator, cause, feed),
            _ => throw new ArgumentOutOfRangeException(nameof(change), change.Body, "No source sends this kind."),
        };

    private RecordDecision DecideRoles(
        SubmittedChange change,
        Principal principal,
        PartnerCenterRoles roles,
        Initiator initiator,
        ChangeCause cause,
        IChangeFeed feed,
        DateTimeOffset now
    )
    {
        var subject = Find(principal);
        // One object for each member, however often it is changed.
        principal = subject?.Principal ?? principal;
        var present = subject?.Roles ?? PartnerCenterRoles.None;
        if (IsStale(change.SourceVersion, subject?.Touch))
        {
            return RecordDecision.Stale;
        }

        if (change.Body is MemberRolesChanged && present == PartnerCenterRoles.None)
        {
            return RecordDecision.Refused(RuleViolation.Of(Reason.MemberNotFound, ("member", principal.Key)));
        }

        var waiting = OpenHold?.WaitingOf(principal);
        if (present == roles)
        {
            Replace(waiting, change.SourceVersion, now);
            RecountIfReplaced(waiting, now);
            Reach(principal, subject, change.SourceVersion);
            return RecordDecision.NoEffect;
        }

        if (RefusalOf(present, roles) is { } violation)
        {
            return RecordDecision.Refused(violation);
        }

        if (
            cause == ChangeCause.Recorded
            && RemovalGuard.IsFall(present.ToLegacy(), roles.ToLegacy())
            && (OpenHold is not null || _guard.MayBeOver(_members))
        )
        {
            var incoming = new Dictionary<Principal, LegacyRole?> { [principal] = roles.ToLegacy() };
            var count = _guard.Count(_members.Values, incoming, now);
            if (count.IncomingFalls && (count.IsOver || OpenHold is not null))
            {
                return Hold(new HeldChange(change, isFromRoster: false, present), waiting, now);
            }
        }

        Replace(waiting, change.SourceVersion, now);
        var decision = RecordRoles(change, principal, roles, initiator, cause, feed);
        RecountIfReplaced(waiting, now);
        return decision;
    }

    private RecordDecision RecordRoles(
        SubmittedChange change,
        Principal principal,
        PartnerCenterRoles roles,
        Initiator initiator,
        ChangeCause cause,
        IChangeFeed feed
    )
    {
        var subject = Find(principal);
        var before = subject?.Roles ?? PartnerCenterRoles.None;
        ChangeBody body =
            roles == PartnerCenterRoles.None ? new MemberRemoved(principal)
            : before == PartnerCenterRoles.None ? new MemberAdded(principal, roles)
            : new MemberRolesChanged(principal, roles);
        var recorded = feed.Append(DraftOf(change, initiator, cause, body, previousRoles: before));
        Take(recorded, principal, subject, before, roles);
        return Recorded(recorded, isSaidByChange: ChangedHolds.Count == 0);
    }

    private RecordDecision DecideSettings(
        SubmittedChange change,
        SettingsChanged settings,
        Initiator initiator,
        ChangeCause cause,
        IChangeFeed feed
    )
    {
        // Each field is a subject of its own: those that a newer version has touched are left alone.
        var fresh = Where(settings.Fields, field => !IsStale(change.SourceVersion, TouchOf(field)));
        if (fresh == SettingsFields.None)
        {
            return RecordDecision.Stale;
        }

        var different = Where(
            fresh,
            field => !string.Equals(Settings[field], settings.Values[field], StringComparison.Ordinal)
        );
        ReachSettings(fresh, change.SourceVersion);
        return different == SettingsFields.None
            ? RecordDecision.NoEffect
            : RecordSettings(change, different, settings.Values, initiator, cause, feed) with
            {
                IsSaidByChange = fresh == different,
            };
    }

    private RecordDecision RecordSettings(
        SubmittedChange change,
        SettingsFields different,
        AccountSettings values,
        Initiator initiator,
        ChangeCause cause,
        IChangeFeed feed
    )
    {
        var after = Settings.With(different, values);
        var recorded = feed.Append(
            DraftOf(change, initiator, cause, new SettingsChanged(different, after), previousSettings: Settings)
        );
        Take(recorded, different, after);
        return Recorded(recorded, isSaidByChange: true);
    }

    private void Take(
        RecordedChange recorded,
        Principal principal,
        MemberSubject? subject,
        PartnerCenterRoles before,
        PartnerCenterRoles roles
    )
    {
        Sequence = recorded.Sequence;
        if (before.ToLegacy() != roles.ToLegacy())
        {
            _guard.Changed(principal, before.ToLegacy(), recorded.RecordedTime);
        }

        Apply(principal, subject, roles, TouchBy(recorded));
    }

    private void Take(RecordedChange recorded, SettingsFields different, AccountSettings after)
    {
        Sequence = recorded.Sequence;
        Settings = after;
        foreach (var field in different.OneByOne())
        {
            _settings[IndexOf(field)] = TouchBy(recorded);
        }
    }

    private ChangeDraft DraftOf(
        SubmittedChange change,
        Initiator initiator,
        ChangeCause cause,
        ChangeBody body,
        PartnerCenterRoles previousRoles = PartnerCenterRoles.None,
        AccountSettings? previousSettings = null
    ) =>
        new(
            Id,
            Sequence + 1,
            cause,
            change.ChangeId,
            change.SourceVersion,
            change.OccurredTime,
            initiator,
            body,
            previousRoles,
            previousSettings,
            change.Fingerprint
        );

    private RuleViolation? RefusalOf(PartnerCenterRoles before, PartnerCenterRoles after)
    {
        if (IsOwner(before) && !IsOwner(after) && _owners == 1)
        {
            return AccountMustKeepAnOwner.Violation(Id);
        }

        return before == PartnerCenterRoles.None && _memberCount >= MaxMembers
            ? TooLarge(Id.Value, _memberCount + 1)
            : null;
    }

    public static RuleViolation TooLarge(string publisherId, int members) =>
        RuleViolation.Of(
            Reason.RosterTooLarge,
            ("publisherId", publisherId),
            ("members", members.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("limit", MaxMembers.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );

    private void Apply(Principal principal, MemberSubject? subject, PartnerCenterRoles roles, LastTouch touch)
    {
        if (subject is null)
        {
            subject = new MemberSubject(principal, PartnerCenterRoles.None, touch);
            _members.Add(principal, subject);
        }

        _memberCount += (roles != PartnerCenterRoles.None ? 1 : 0) - (subject.IsMember ? 1 : 0);
        _owners += (IsOwner(roles) ? 1 : 0) - (IsOwner(subject.Roles) ? 1 : 0);
        subject.Roles = roles;
        subject.Touch = touch;
        _touched.Add(principal);
    }

    /// <summary>A version was judged that changed nothing.</summary>
    private void Reach(Principal principal, MemberSubject? subject, long version)
    {
        if (subject is null)
        {
            subject = new MemberSubject(principal, PartnerCenterRoles.None, default);
            _members.Add(principal, subject);
        }

        subject.Touch = subject.Touch.Reaching(version);
        _touched.Add(principal);
    }

    private bool IsStale(long version, LastTouch? touch) =>
        version <= RosterFloor || (touch is { } known && version <= known.Version);

    private static RecordDecision Recorded(RecordedChange recorded, bool isSaidByChange) =>
        new(ChangeOutcome.Recorded, recorded.Sequence, recorded.Position, IsSaidByChange: isSaidByChange);

    private static LastTouch TouchBy(RecordedChange recorded) =>
        new(recorded.Draft.SourceVersion, recorded.Sequence, recorded.Draft.ChangeId, recorded.RecordedTime);

    private static SettingsFields Where(SettingsFields fields, Func<SettingsFields, bool> holds)
    {
        var those = SettingsFields.None;
        foreach (var field in fields.OneByOne())
        {
            those |= holds(field) ? field : SettingsFields.None;
        }

        return those;
    }

    private static bool IsOwner(PartnerCenterRoles roles) => roles.ToLegacy() == LegacyRole.Owner;

    private static int IndexOf(SettingsFields field) => int.TrailingZeroCount((int)field);
}
