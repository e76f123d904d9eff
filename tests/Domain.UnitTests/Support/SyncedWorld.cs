using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.UnitTests.Support;

/// <summary>One migrated account with a feed and a memory of its own, and a clock that stands until a test moves it.</summary>
internal sealed class SyncedWorld : IChangeFeed
{
    public const PartnerCenterRoles Owner = PartnerCenterRoles.Owner;
    public const PartnerCenterRoles Manager = PartnerCenterRoles.Manager;
    public const PartnerCenterRoles Developer = PartnerCenterRoles.Developer;

    /// <summary>Without a counterpart in the legacy portal.</summary>
    public const PartnerCenterRoles Marketer = PartnerCenterRoles.Marketer;

    public static readonly PublisherId Id = PublisherId.Parse("acme");
    public static readonly Initiator Source = new("partner-center", Principal: null);
    public static readonly Initiator Operator = new("operations", Cast.Bob);

    private readonly MemoryOfChanges _memory = new();
    private readonly List<RecordedChange> _feed = [];

    private SyncedWorld(IEnumerable<(Principal Principal, PartnerCenterRoles Roles)> members)
    {
        var cutOver = new AccountMigrated(
            Id,
            "pca-1",
            [.. members.Select(static m => Member.InPartnerCenter(m.Principal, m.Roles))],
            Mappings: [],
            Losses: [],
            new AccountSettings("Acme", ContactEmail: null, SupportUri: null),
            Cast.Noon
        );
        Account = SyncedAccount.Begin(cutOver, Source, _memory, this);
        Account.MarkStored();
    }

    public SyncedAccount Account { get; private set; }

    public DateTimeOffset Now { get; set; } = Cast.Noon;

    public IReadOnlyList<RecordedChange> Feed => _feed;

    public RecordedChange Last => _feed[^1];

    public Hold OpenHold => Account.OpenHold.ShouldNotBeNull();

    /// <summary>Members and their roles, as they stand.</summary>
    public Dictionary<Principal, PartnerCenterRoles> Roster =>
        Account.Members.ToDictionary(static m => m.Principal, static m => m.PartnerCenterRoles);

    public static SyncedWorld Of(params (Principal, PartnerCenterRoles)[] members) => new(members);

    /// <summary>Ada owns it and Bob develops.</summary>
    public static SyncedWorld OfAda() => Of((Cast.Ada, Owner), (Cast.Bob, Developer));

    /// <summary>Ada owns it and so many others develop: <see cref="Dev"/> 1 and up.</summary>
    public static SyncedWorld WithDevelopers(int count) =>
        new([(Cast.Ada, Owner), .. Enumerable.Range(1, count).Select(static n => (Dev(n), Developer))]);

    public static Principal Dev(int number) => Cast.Work($"dev{number}@contoso.com");

    public RecordedChange Append(ChangeDraft draft)
    {
        var change = new RecordedChange(draft, 10 + (7 * _feed.Count), Now);
        _feed.Add(change);
        return change;
    }

    public RecordDecision Add(Principal principal, PartnerCenterRoles roles, long version, Guid? id = null) =>
        Record(new MemberAdded(principal, roles), version, id);

    public RecordDecision Remove(Principal principal, long version, Guid? id = null) =>
        Record(new MemberRemoved(principal), version, id);

    public RecordDecision SetRoles(Principal principal, PartnerCenterRoles roles, long version, Guid? id = null) =>
        Record(new MemberRolesChanged(principal, roles), version, id);

    public RecordDecision Set(SettingsFields fields, AccountSettings values, long version, Guid? id = null) =>
        Record(new SettingsChanged(fields, values), version, id);

    public RecordDecision Record(ChangeBody body, long version, Guid? id = null) =>
        Account.Record(
            new SubmittedChange(id ?? Guid.NewGuid(), version, OccurredTime: null, body, FingerprintOf(version, body)),
            Source,
            this,
            Now
        );

    public RosterDecision Report(long version, params (Principal, PartnerCenterRoles)[] members) =>
        Report(version, members, settings: null);

    public RosterDecision Report(
        long version,
        IEnumerable<(Principal Principal, PartnerCenterRoles Roles)> members,
        AccountSettings? settings
    )
    {
        var roster = members.ToDictionary(static m => m.Principal, static m => m.Roles);
        var text = string.Join(' ', roster.Select(static m => $"{m.Key} {m.Value}"));
        return Account.Report(
            new RosterReport(version, roster, settings, FingerprintOf(version, $"{text} {settings}")),
            Source,
            this,
            Now
        );
    }

    /// <summary>The roster as it stands, less some, with others.</summary>
    public RosterDecision ReportWithout(
        long version,
        IEnumerable<Principal> less,
        params (Principal, PartnerCenterRoles)[] with
    ) => Report(version, [.. Roster.Where(m => !less.Contains(m.Key)).Select(static m => (m.Key, m.Value)), .. with]);

    public void Approve(string? digest = null) =>
        Account.Approve(OpenHold, digest ?? OpenHold.Digest, Operator, "seen", this, Now);

    public void Reject(string? digest = null) =>
        Account.Reject(OpenHold, digest ?? OpenHold.Digest, Operator, "a mistake", Now);

    /// <summary>Removes developers one by one; what became of each.</summary>
    public ChangeOutcome[] RemoveDevelopers(int first, int last, long version) =>
        [.. Enumerable.Range(first, last - first + 1).Select(n => Remove(Dev(n), version).Outcome)];

    /// <summary>As if stored and loaded.</summary>
    public SyncedWorld Reload()
    {
        Account.MarkStored();
        Account = SyncedAccount.Restore(Account.Snapshot(), _memory, Account.OpenHold);
        return this;
    }

    private static long FingerprintOf(long version, object body) =>
        (version * 31) + StringComparer.Ordinal.GetHashCode(body.ToString()!);

    private sealed class MemoryOfChanges : IChangeMemory
    {
        private readonly Dictionary<Guid, RememberedChange> _changes = [];

        public RememberedChange? Find(Guid changeId) => _changes.GetValueOrDefault(changeId);

        public void Add(RememberedChange change) => _changes.Add(change.ChangeId, change);
    }
}
