namespace PublisherMigration.Sync.Model;

/// <summary>
/// One migrated account by the words of the rules alone, as plainly as can be: everything is kept, everything is counted anew.
/// </summary>
public sealed partial class ModelAccount
{
    public const int Fields = 3;

    /// <summary>Change ids are promised for a day; after it a repetition may be judged afresh.</summary>
    private static readonly TimeSpan Promised = TimeSpan.FromHours(24);

    private readonly ModelFault _fault;
    private readonly Dictionary<int, int> _members;
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _touched = new(StringComparer.Ordinal);
    private readonly HashSet<int> _known;
    private readonly Dictionary<Guid, Answered> _answered = [];
    private readonly List<string> _changes = [];

    public ModelAccount(IReadOnlyDictionary<int, int> members, string name, ModelFault fault)
    {
        _fault = fault;
        _members = new Dictionary<int, int>(members);
        _known = [.. members.Keys];
        Settings = [name, "", ""];
        foreach (var (member, roles) in members)
        {
            Happened(member, Legacy(roles), DateTimeOffset.MinValue);
        }

        _changes.Add($"Migrated({TextOf(members)})");
    }

    public IReadOnlyDictionary<int, int> Members => _members;

    public string[] Settings { get; }

    public long Sequence { get; private set; } = 1;

    public long Floor { get; private set; }

    /// <summary>What was recorded and why, by sequence, beginning with the cut-over.</summary>
    public IReadOnlyList<string> Changes => _changes;

    /// <summary>The last single change that was refused, and why; none when there was none.</summary>
    public string LastRefusal { get; private set; } = "none";

    /// <summary>Owner 2, contributor 1, none 0; the bits of roles are those of the contract's numbers.</summary>
    public static int Legacy(int roles) =>
        (roles & 0b110) != 0 ? 2
        : (roles & 0b1000) != 0 ? 1
        : 0;

    /// <summary>Members and their roles, as texts have them.</summary>
    public static string TextOf(IEnumerable<KeyValuePair<int, int>> members) =>
        string.Join(' ', members.OrderBy(static m => m.Key).Select(static m => $"p{m.Key}:{m.Value}"));

    public static string RefusalText(Guid id, long version, string reason) => $"{id:D} v{version} {reason}";

    public bool IsKnown(Guid id) => _answered.ContainsKey(id);

    public bool IsPromised(Guid id, DateTimeOffset now) =>
        _answered.TryGetValue(id, out var answered) && (answered.Hold is not null || now - answered.Time < Promised);

    /// <summary>What becomes of a change.</summary>
    /// <param name="said">The change.</param>
    /// <param name="now">The instant.</param>
    /// <param name="isForgotten">Whether its id is taken as no longer known.</param>
    public Verdict Record(Said said, DateTimeOffset now, bool isForgotten = false)
    {
        if (!isForgotten && _answered.TryGetValue(said.Id, out var answered))
        {
            return answered.Said.Body == said.Body ? Duplicate(answered) : Verdict.Refused("ChangeIdReused");
        }

        var verdict = Judge(said, now, isApproved: false);
        if (verdict.Outcome is "Recorded" or "NoEffect" or "Held")
        {
            _answered[said.Id] = new Answered(said, verdict, now, verdict.Hold == 0 ? null : _holds[verdict.Hold - 1]);
        }
        else if (verdict.Outcome == "Refused")
        {
            LastRefusal = RefusalText(said.Id, said.Version, verdict.Reason);
            if (_fault == ModelFault.RefusalAdvances && said.Kind != SaidKind.Settings)
            {
                Advance(Subject(said.Member), said.Version);
            }
        }

        return verdict;
    }

    private static string Subject(int member) => $"member {member}";

    private static string FieldOf(int field) => $"field {field}";

    private static Verdict Duplicate(Answered answered)
    {
        var original = answered.First.Outcome;
        if (answered.Hold is not { } hold)
        {
            return new Verdict("Duplicate", answered.First.Sequence, original);
        }

        var item = hold.Items.FindLast(i => i.Said.Id == answered.Said.Id)!;
        return new Verdict("Duplicate", item.Sequence, original, hold.Number, hold.State);
    }

    private Verdict Judge(Said said, DateTimeOffset now, bool isApproved) =>
        said.Kind == SaidKind.Settings ? JudgeSettings(said, isApproved) : JudgeMember(said, now, isApproved);

    private Verdict JudgeMember(Said said, DateTimeOffset now, bool isApproved)
    {
        var subject = Subject(said.Member);
        if (IsStale(subject, said.Version))
        {
            return new Verdict("Stale");
        }

        var present = _members.GetValueOrDefault(said.Member);
        var after = said.Kind == SaidKind.Remove ? 0 : said.Roles;
        if (said.Kind == SaidKind.SetRoles && present == 0)
        {
            return Verdict.Refused("MemberNotFound");
        }

        var waiting = Open?.WaitingOf(said.Member);
        if (present == after)
        {
            if (_fault != ModelFault.NoEffectDoesNotAdvance)
            {
                Advance(subject, said.Version);
            }

            Supersede(waiting, said.Version);
            RecountWithout(waiting, now);
            return new Verdict("NoEffect");
        }

        if (Legacy(present) == 2 && Legacy(after) != 2 && Owners(_members) == 1)
        {
            return Verdict.Refused("LastOwner");
        }

        if (!isApproved && MustBeHeld(said.Member, after, now))
        {
            return waiting is not null && waiting.Said.Version >= said.Version
                ? new Verdict("Stale")
                : Hold(said, waiting, now);
        }

        Supersede(waiting, said.Version);
        var sequence = Apply(said.Member, after, said.Version, isApproved ? "approved" : said.ShortId, now);
        RecountWithout(waiting, now);
        return new Verdict("Recorded", sequence);
    }

    private Verdict JudgeSettings(Said said, bool isApproved)
    {
        var fresh = Enumerable
            .Range(0, Fields)
            .Where(field => (said.Fields & (1 << field)) != 0 && !IsStale(FieldOf(field), said.Version))
            .ToList();
        if (fresh.Count == 0)
        {
            return new Verdict("Stale");
        }

        var different = fresh.Where(field => Settings[field] != said.Values[field]).ToList();
        fresh.ForEach(field => Advance(FieldOf(field), said.Version));
        return different.Count == 0
            ? new Verdict("NoEffect")
            : new Verdict(
                "Recorded",
                ApplySettings(different, said.Values, said.Version, isApproved ? "approved" : said.ShortId)
            );
    }

    private long Apply(int member, int roles, long version, string cause, DateTimeOffset now)
    {
        Sequence++;
        var kind =
            roles == 0 ? SaidKind.Remove
            : _members.ContainsKey(member) ? SaidKind.SetRoles
            : SaidKind.Add;
        _changes.Add($"{Said.TextOf(kind, member, roles, version)} {cause}");
        var before = Legacy(_members.GetValueOrDefault(member));
        _known.Add(member);
        if (roles == 0)
        {
            _members.Remove(member);
        }
        else
        {
            _members[member] = roles;
        }

        if (before != Legacy(roles))
        {
            Happened(member, Legacy(roles), now);
        }

        Advance(Subject(member), version);
        _touched[Subject(member)] = Sequence;
        if (_fault == ModelFault.TombstonesAreForgotten && roles == 0)
        {
            _versions.Remove(Subject(member));
        }

        return Sequence;
    }

    private long ApplySettings(List<int> fields, string[] values, long version, string cause)
    {
        Sequence++;
        _changes.Add($"{Said.TextOf(fields.Sum(static field => 1 << field), values, version)} {cause}");
        foreach (var field in fields)
        {
            Settings[field] = values[field];
            _touched[FieldOf(field)] = Sequence;
        }

        return Sequence;
    }

    private void Advance(string subject, long version)
    {
        _versions[subject] = Math.Max(_versions.GetValueOrDefault(subject), version);
        _versions["all"] = Math.Max(_versions.GetValueOrDefault("all"), version);
        if (subject.StartsWith("member", StringComparison.Ordinal))
        {
            _known.Add(int.Parse(subject.AsSpan(7), System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private bool IsStale(string subject, long version)
    {
        var reached = _fault == ModelFault.VersionsPerAccount ? _versions.GetValueOrDefault("all") : VersionOf(subject);
        var floor = _fault == ModelFault.FloorIsForgotten ? 0 : Floor;
        return version <= floor
            || (_fault == ModelFault.SameVersionIsNotStale ? version < reached : version <= reached);
    }

    private long VersionOf(string subject) => _versions.GetValueOrDefault(subject);

    private static int Owners(IReadOnlyDictionary<int, int> members) =>
        members.Values.Count(static r => Legacy(r) == 2);

    private sealed record Answered(Said Said, Verdict First, DateTimeOffset Time, ModelHold? Hold);
}
