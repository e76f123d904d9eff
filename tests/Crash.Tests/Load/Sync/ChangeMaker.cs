using Google.Protobuf.WellKnownTypes;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Crash.Tests.Load.Sync;

/// <summary>Makes changes and rosters of some accounts, at rising versions, without knowing how the accounts stand.</summary>
internal sealed class ChangeMaker(IReadOnlyList<string> publisherIds, int seed)
{
    private static readonly PartnerCenterRole[] Roles =
    [
        PartnerCenterRole.Manager,
        PartnerCenterRole.Developer,
        PartnerCenterRole.Developer,
        PartnerCenterRole.Marketer,
    ];

    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);
    private long _version;

    public string PublisherId()
    {
        lock (_lock)
        {
            return publisherIds[_random.Next(publisherIds.Count)];
        }
    }

    public AccountChange Change()
    {
        lock (_lock)
        {
            var change = new AccountChange
            {
                // Of the seed, so that a run can be told again.
                ChangeId = NewId(),
                SourceVersion = ++_version,
                OccurredTime = new Timestamp { Seconds = 1_700_000_000 + _version },
            };
            switch (_random.Next(10))
            {
                case < 4:
                    change.MemberAdded = new MemberAdded { Member = Member(Name()) };
                    break;
                case < 6:
                    change.MemberRemoved = new MemberRemoved { Principal = Fleet.Work(Name()) };
                    break;
                case < 8:
                    change.MemberRolesChanged = new MemberRolesChanged
                    {
                        Principal = Fleet.Work(Name()),
                        Roles = { Role() },
                    };
                    break;
                default:
                    change.SettingsChanged = new SettingsChanged
                    {
                        UpdateMask = new FieldMask { Paths = { "support_uri" } },
                        SupportUri = $"https://alder.example/help/{_random.Next(20)}",
                    };
                    break;
            }

            return change;
        }
    }

    /// <summary>The first owner is always in it: a roster without one is refused.</summary>
    public ReportRosterRequest Roster(string publisherId)
    {
        lock (_lock)
        {
            return new ReportRosterRequest
            {
                PublisherId = publisherId,
                SourceVersion = ++_version,
                Complete = true,
                Members =
                {
                    new Member
                    {
                        Principal = Fleet.Work("owner-0"),
                        PartnerCenterRoles = { PartnerCenterRole.Manager },
                    },
                    Names.Where(_ => _random.Next(4) > 0).Select(Member),
                },
                Settings = new AccountSettings { DisplayName = $"Name {_random.Next(5)}" },
            };
        }
    }

    public int Number(int below)
    {
        lock (_lock)
        {
            return _random.Next(below);
        }
    }

    /// <summary>Members that come and go. The owner that always stays is none of them.</summary>
    private static IEnumerable<string> Names => Enumerable.Range(0, 12).Select(number => $"member-{number}");

    private string Name() => $"member-{_random.Next(12)}";

    private PartnerCenterRole Role() => Roles[_random.Next(Roles.Length)];

    private Member Member(string name) => new() { Principal = Fleet.Work(name), PartnerCenterRoles = { Role() } };

    private string NewId()
    {
        Span<byte> octets = stackalloc byte[16];
        _random.NextBytes(octets);
        octets[7] = (byte)(0x40 | (octets[7] & 0x0f));
        octets[8] = (byte)(0x80 | (octets[8] & 0x3f));
        return new Guid(octets).ToString("D");
    }
}
