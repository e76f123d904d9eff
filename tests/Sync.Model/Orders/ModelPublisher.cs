using System.Text;

namespace PublisherMigration.Sync.Model.Orders;

/// <summary>
/// An account through its cut-over, as one caller after the other would find it, and the numbers by which callers know its
/// holds. All happens at one instant: the guard's window is longer than any history.
/// </summary>
public sealed class ModelPublisher
{
    public const int Owner = 2;
    public const int Contributor = 1;

    private const int Manager = 1 << 2;
    private const int Developer = 1 << 3;
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    private readonly SortedDictionary<int, int> _legacyRoles;
    private readonly List<int> _knownHolds;
    private string _name;

    public ModelPublisher(IReadOnlyDictionary<int, int> legacyRoles, string name)
    {
        _legacyRoles = new SortedDictionary<int, int>(legacyRoles.ToDictionary());
        _knownHolds = [];
        _name = name;
    }

    private ModelPublisher(ModelPublisher other)
    {
        _legacyRoles = new SortedDictionary<int, int>(other._legacyRoles);
        _knownHolds = [.. other._knownHolds];
        _name = other._name;
        Synced = other.Synced?.Copy();
    }

    /// <summary>The account as Partner Center manages it; none before the cut-over.</summary>
    public ModelAccount? Synced { get; private set; }

    public long Sequence => Synced?.Sequence ?? 0;

    /// <summary>Before the cut-over: 2 for an owner, 1 for a contributor.</summary>
    public IReadOnlyDictionary<int, int> LegacyRoles => _legacyRoles;

    public string Name => Synced?.Settings[0] ?? _name;

    public ModelPublisher Copy() => new(this);

    /// <inheritdoc cref="ModelAccount.Key"/>
    public string Key(IReadOnlySet<string> seenRefusals)
    {
        var key = new StringBuilder(_name).Append('\n').Append(ModelAccount.TextOf(_legacyRoles)).Append('\n');
        return key.AppendJoin(' ', _knownHolds).Append('\n').Append(Synced?.Key(seenRefusals)).ToString();
    }

    /// <summary>Cuts over; once migrated it stays so.</summary>
    public void Migrate() =>
        Synced ??= new ModelAccount(
            _legacyRoles.ToDictionary(static m => m.Key, static m => m.Value == Owner ? Manager : Developer),
            _name,
            ModelFault.None
        );

    public Verdict Record(Said said) => Synced?.Record(said, Now) ?? Verdict.Refused("NotMigrated");

    public Verdict Report(SaidRoster said) =>
        Synced?.Report(said, static member => $"{member:D2}", Now) ?? Verdict.Refused("NotMigrated");

    public void Approve(ModelHold hold) => Synced!.Approve(hold, Now);

    public void Reject(ModelHold hold) => Synced!.Reject(hold);

    /// <summary>A change made in the legacy portal; a role of 0 removes.</summary>
    public Verdict TakeLegacyRole(int member, int role, bool mustBeMember)
    {
        var before = _legacyRoles.GetValueOrDefault(member);
        if (Synced is not null)
        {
            return Verdict.Refused("ManagedInPartnerCenter");
        }

        if (mustBeMember && before == 0)
        {
            return Verdict.Refused("MemberNotFound");
        }

        if (before == role)
        {
            return new Verdict("NoEffect");
        }

        if (before == Owner && _legacyRoles.Values.Count(static r => r == Owner) == 1)
        {
            return Verdict.Refused("LastOwner");
        }

        _legacyRoles.Remove(member);
        if (role > 0)
        {
            _legacyRoles.Add(member, role);
        }

        return new Verdict("Recorded");
    }

    public Verdict TakeName(string name)
    {
        if (Synced is not null)
        {
            return Verdict.Refused("ManagedInPartnerCenter");
        }

        var changes = !string.Equals(_name, name, StringComparison.Ordinal);
        _name = name;
        return new Verdict(changes ? "Recorded" : "NoEffect");
    }

    /// <summary>The hold that callers know by this number; none when it is not there yet.</summary>
    public ModelHold? HoldKnownAs(int number) =>
        _knownHolds.IndexOf(number) is >= 0 and var index ? Synced!.Holds[index] : null;

    /// <summary>Whether an answer of this account's may be the one that a caller got. Learns what callers call its holds.</summary>
    public bool Agrees(Answer own, Answer given) =>
        IsSame(own, given) && own.Holds.Zip(given.Holds).All(pair => Learns(pair.First, pair.Second));

    /// <summary>Whether it surely is, whatever will be learnt of holds.</summary>
    public bool AgreesAlready(Answer own, Answer given) =>
        IsSame(own, given) && own.Holds.Zip(given.Holds).All(pair => KnownAs(pair.First) == pair.Second);

    /// <summary>The number by which callers know a hold; 0 while none does.</summary>
    public int KnownAs(int hold) => hold <= _knownHolds.Count ? _knownHolds[hold - 1] : 0;

    private static bool IsSame(Answer own, Answer given) =>
        string.Equals(own.Text, given.Text, StringComparison.Ordinal) && own.Holds.Count == given.Holds.Count;

    private bool Learns(int hold, int number)
    {
        while (_knownHolds.Count < hold)
        {
            _knownHolds.Add(0);
        }

        if (_knownHolds[hold - 1] == 0 && !_knownHolds.Contains(number))
        {
            _knownHolds[hold - 1] = number;
        }

        return _knownHolds[hold - 1] == number;
    }
}
