namespace PublisherMigration.Sync.Model;

/// <content>Rosters.</content>
public sealed partial class ModelAccount
{
    private Reported? _last;
    private Reported? _held;

    public Verdict Report(SaidRoster said, Func<int, string> identity, DateTimeOffset now)
    {
        if (new[] { _last, _held }.FirstOrDefault(r => r?.Said.Version == said.Version) is { } same)
        {
            return same.Said.Body != said.Body
                ? Verdict.Refused("ChangeIdReused")
                : same.First with
                {
                    Outcome = "Duplicate",
                    Original = same.First.Outcome,
                    HoldState = same.Hold?.State ?? string.Empty,
                };
        }

        if (said.Version <= Floor || said.Version <= (Open?.Roster?.Version ?? 0))
        {
            return new Verdict("Stale", Counts: "0 0 0 0 0 0 0 0");
        }

        var comparison = Compare(said);
        var result = new Dictionary<int, int>(_members);
        foreach (var (member, roles) in comparison.Members)
        {
            result[member] = roles;
        }

        if (Owners(result) == 0)
        {
            return Verdict.Refused("LastOwner");
        }

        var incoming = comparison.Members.ToDictionary(static m => m.Key, static m => Legacy(m.Value));
        var (fallen, before, falls) = Count(incoming, now);
        foreach (var waiting in Open?.Waiting.Where(w => w.Said.Version <= said.Version).ToList() ?? [])
        {
            waiting.State = "Replaced";
        }

        CloseIfEmpty();
        return falls && (IsOver(fallen, before) || Open is not null)
            ? HoldWhole(said, comparison, identity, now)
            : RecordWhole(said, comparison, identity, now);
    }

    private Comparison Compare(SaidRoster said)
    {
        var comparison = new Comparison();
        foreach (var member in said.Members.Keys.Union(_members.Keys))
        {
            var reported = said.Members.GetValueOrDefault(member);
            var isNewer =
                VersionOf(Subject(member)) > said.Version || Open?.WaitingOf(member)?.Said.Version > said.Version;
            if (isNewer)
            {
                comparison.Newer++;
            }
            else if (reported == _members.GetValueOrDefault(member))
            {
                comparison.Unchanged++;
            }
            else
            {
                comparison.Members.Add(member, reported);
            }
        }

        for (var field = 0; field < Fields && said.Settings is not null; field++)
        {
            if (VersionOf(FieldOf(field)) > said.Version)
            {
                comparison.Newer++;
            }
            else if (Settings[field] == said.Settings[field])
            {
                comparison.Unchanged++;
            }
            else
            {
                comparison.Fields.Add(field);
            }
        }

        return comparison;
    }

    private Verdict RecordWhole(SaidRoster said, Comparison comparison, Func<int, string> identity, DateTimeOffset now)
    {
        var first = Sequence + 1;
        var counts = CountsOf(comparison);
        foreach (var item in Differences(said, comparison, identity))
        {
            if (item.Kind == SaidKind.Settings)
            {
                ApplySettings(comparison.Fields, said.Settings!, said.Version, "roster");
                comparison.Fields.ForEach(field => Advance(FieldOf(field), said.Version));
            }
            else
            {
                Apply(item.Member, item.Kind == SaidKind.Remove ? 0 : item.Roles, said.Version, "roster", now);
            }
        }

        TakeFloor(said.Version);
        if (Open is { } others)
        {
            Recount(others, now);
        }

        var verdict =
            Sequence >= first
                ? new Verdict("Recorded", Counts: $"{counts} {first} {Sequence}")
                : new Verdict("NoEffect", Counts: $"{counts} 0 0");
        _last = new Reported(said, verdict, Hold: null);
        return verdict;
    }

    private Verdict HoldWhole(SaidRoster said, Comparison comparison, Func<int, string> identity, DateTimeOffset now)
    {
        var hold = Open ?? OpenNew();
        (hold.Roster, hold.ComparedAt) = (said, Sequence);
        hold.Items.AddRange(
            Differences(said, comparison, identity).Select(static s => new ModelItem(s, isOfRoster: true))
        );
        Recount(hold, now);
        var verdict = new Verdict("Held", Hold: hold.Number, HoldState: "Open", Counts: $"{CountsOf(comparison)} 0 0");
        _held = new Reported(said, verdict, hold);
        return verdict;
    }

    private string CountsOf(Comparison comparison)
    {
        var added = comparison.Members.Count(m => m.Value != 0 && !_members.ContainsKey(m.Key));
        var removed = comparison.Members.Count(static m => m.Value == 0);
        var changed = comparison.Members.Count - added - removed;
        return $"{added} {changed} {removed} {comparison.Fields.Count} {comparison.Unchanged} {comparison.Newer}";
    }

    /// <summary>Additions and upgrades, settings, then what takes away; by principal.</summary>
    private IEnumerable<Said> Differences(SaidRoster said, Comparison comparison, Func<int, string> identity)
    {
        var items = comparison
            .Members.OrderBy(m => identity(m.Key), StringComparer.Ordinal)
            .Select(m => new Said(
                Guid.Empty,
                said.Version,
                m.Value == 0 ? SaidKind.Remove
                    : _members.ContainsKey(m.Key) ? SaidKind.SetRoles
                    : SaidKind.Add,
                m.Key,
                m.Value,
                0,
                []
            ))
            .ToList();
        var falls = items
            .Where(i => i.Kind == SaidKind.Remove || Legacy(i.Roles) < Legacy(_members.GetValueOrDefault(i.Member)))
            .ToList();
        IEnumerable<Said> settings =
            comparison.Fields.Count == 0
                ? []
                :
                [
                    new Said(
                        Guid.Empty,
                        said.Version,
                        SaidKind.Settings,
                        0,
                        0,
                        comparison.Fields.Sum(static field => 1 << field),
                        said.Settings!
                    ),
                ];
        return [.. items.Except(falls), .. settings, .. falls];
    }

    private void TakeFloorAsCompared(long version, long comparedAt)
    {
        bool IsLate(string subject) => _touched.GetValueOrDefault(subject) > comparedAt && VersionOf(subject) < version;

        var subjects = _known.Select(Subject).Concat(Enumerable.Range(0, Fields).Select(FieldOf)).ToList();
        if (_fault == ModelFault.ApprovalTakesTheFloorAlways || !subjects.Exists(IsLate))
        {
            TakeFloor(version);
            return;
        }

        foreach (var subject in subjects.Where(subject => !IsLate(subject)))
        {
            Advance(subject, version);
        }
    }

    private void TakeFloor(long version)
    {
        if (version <= Floor)
        {
            return;
        }

        Floor = version;
        if (_held?.Said.Version == version)
        {
            _last = _held;
        }

        foreach (var gone in _known.Where(m => !_members.ContainsKey(m) && VersionOf(Subject(m)) <= version).ToList())
        {
            _known.Remove(gone);
            _versions.Remove(Subject(gone));
            _touched.Remove(Subject(gone));
        }
    }

    private sealed record Reported(SaidRoster Said, Verdict First, ModelHold? Hold);

    private sealed class Comparison
    {
        public Dictionary<int, int> Members { get; } = [];

        public List<int> Fields { get; } = [];

        public int Unchanged { get; set; }

        public int Newer { get; set; }
    }
}
