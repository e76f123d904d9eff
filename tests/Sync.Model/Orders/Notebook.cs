using PublisherMigration.Sync.Model.Orders.Calls;

namespace PublisherMigration.Sync.Model.Orders;

/// <summary>
/// What the callers of one account have sent and seen: they repeat one another's changes, report what others have read and
/// decide on holds that others have looked at, so that much of what they do is old by then.
/// </summary>
public sealed class Notebook(int owners, int developers)
{
    public const int People = 12;

    private static readonly int[] Roles = [Bit(1), Bit(2), Bit(3), Bit(3), Bit(6), Bit(3) | Bit(6)];
    private static readonly string[] Names = ["Acme", "Acme 2", "Müller"];
    private static readonly string[] Emails = ["", "a@alder.example", "b@alder.example"];
    private static readonly string[] Uris =
    [
        "",
        .. Enumerable.Range(1, 2).Select(static n => $"https://alder.example/{n}"),
    ];

    private readonly Lock _lock = new();
    private readonly List<Said> _sent = [];
    private readonly List<SaidRoster> _rosters = [];
    private (int Hold, string Content)? _openHold;
    private long _version = 10;

    /// <summary>Before the cut-over: owners first, then contributors.</summary>
    public IReadOnlyDictionary<int, int> LegacyRoles { get; } =
        Enumerable
            .Range(0, owners + developers)
            .ToDictionary(static n => n, n => n < owners ? ModelPublisher.Owner : ModelPublisher.Contributor);

    public static string Name => Names[0];

    /// <summary>What is seen of the open hold: none after it was decided.</summary>
    public void Saw((int Hold, string Content)? openHold)
    {
        lock (_lock)
        {
            _openHold = openHold;
        }
    }

    /// <summary>What is called next while Partner Center manages the account, or should.</summary>
    public Call Next(Random random)
    {
        lock (_lock)
        {
            return random.Next(100) switch
            {
                < 40 => new RecordCall(NewChange(random)),
                < 49 when _sent.Count > 0 => new RecordCall(_sent[^(1 + random.Next(Math.Min(_sent.Count, 8)))]),
                < 51 when _sent.Count > 0 => new RecordCall(
                    NewChange(random) with
                    {
                        Id = _sent[^(1 + random.Next(Math.Min(_sent.Count, 8)))].Id,
                    }
                ),
                < 57 => new ReportCall(NewRoster(random)),
                < 60 when _rosters.Count > 0 => new ReportCall(
                    _rosters[^(1 + random.Next(Math.Min(_rosters.Count, 3)))]
                ),
                < 74 when _openHold is { } seen => new DecideCall(seen.Hold, seen.Content, random.Next(2) == 0),
                < 79 => new ReadHolds(),
                _ => Reading(random),
            };
        }
    }

    /// <summary>What is called next on an account that is not migrated, but may be any moment.</summary>
    public Call NextBeforeCutOver(Random random) =>
        random.Next(100) switch
        {
            // Those who own it at first go on owning it: it stays ready for the cut-over.
            < 30 => new LegacyRoleCall(owners + random.Next(People - owners), random.Next(3), MustBeMember: false),
            < 40 => new LegacyRoleCall(owners + random.Next(People - owners), 1 + random.Next(2), MustBeMember: true),
            < 45 => new LegacyNameCall(Names[random.Next(Names.Length)]),
            < 52 => new CompleteCall(),
            < 75 => Reading(random),
            _ => Next(random),
        };

    /// <summary>A change that nobody has sent yet.</summary>
    public RecordCall NextChange(Random random)
    {
        lock (_lock)
        {
            return new RecordCall(NewChange(random));
        }
    }

    private static int Bit(int role) => 1 << role;

    private Call Reading(Random random) =>
        random.Next(6) switch
        {
            0 => new ReadStatus(),
            1 => new ReadChanges(random.Next(8)),
            2 => new ReadSnapshot(),
            3 => new ReadMembers(),
            4 => new ReadBanner(random.Next(owners + developers)),
            _ => new ReadHolds(),
        };

    private Said NewChange(Random random)
    {
        var kind = random.Next(12) switch
        {
            < 3 => SaidKind.Add,
            < 7 => SaidKind.Remove,
            < 10 => SaidKind.SetRoles,
            _ => SaidKind.Settings,
        };
        var version = NextVersion(random);
        var said =
            kind == SaidKind.Settings
                ? new Said(NewId(random), version, kind, 0, 0, 1 + random.Next(7), Values(random))
                : new Said(
                    NewId(random),
                    version,
                    kind,
                    random.Next(People),
                    kind == SaidKind.Remove ? 0 : Roles[random.Next(Roles.Length)],
                    0,
                    []
                );
        _sent.Add(said);
        return said;
    }

    private SaidRoster NewRoster(Random random)
    {
        var leavesOut = 1 + random.Next(5);
        var members = LegacyRoles.Keys.Where(_ => random.Next(leavesOut) == 0).ToDictionary(static m => m, _ => Bit(3));
        members[random.Next(People)] = Roles[random.Next(Roles.Length)];
        if (random.Next(6) > 0)
        {
            members[random.Next(owners)] = Bit(2);
        }

        var roster = new SaidRoster(NextVersion(random), members, random.Next(3) == 0 ? Values(random) : null);
        _rosters.Add(roster);
        return roster;
    }

    /// <summary>Rising mostly, with late ones, equal ones and gaps, as they come over several ways.</summary>
    private long NextVersion(Random random) =>
        random.Next(10) switch
        {
            < 6 => ++_version,
            < 8 => Math.Max(1, _version - 1 - random.Next(5)),
            8 => _version,
            _ => _version += 3,
        };

    private static string[] Values(Random random) =>
        [Names[random.Next(Names.Length)], Emails[random.Next(Emails.Length)], Uris[random.Next(Uris.Length)]];

    private static Guid NewId(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
