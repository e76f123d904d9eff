using System.Numerics;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Harness.Fleet;

/// <summary>
/// Changes as Partner Center's back end records them, each of which takes effect: of a hundred some 60 change the roles of a
/// member, 20 add a guest, 15 remove one and 5 change the settings. Owners stay, and of the members of the cut-over nobody is
/// removed, so that neither the last owner nor the mass-removal guard is ever in question.
/// </summary>
internal sealed class ChangeMix
{
    private static readonly PartnerCenterRole[][] Roles =
    [
        [PartnerCenterRole.Developer],
        [PartnerCenterRole.Developer, PartnerCenterRole.Marketer],
        [PartnerCenterRole.Manager],
    ];

    private static readonly Timestamp Begin = Timestamp.FromDateTime(DateTime.UnixEpoch.AddYears(56));

    private readonly AccountState[] accounts;
    private int seed;

    public ChangeMix(int publishers) => accounts = new AccountState[publishers];

    private ChangeMix(ChangeMix other)
    {
        accounts = [.. other.accounts];
        seed = other.seed;
    }

    public int Publishers => accounts.Length;

    public ChangeMix Copy() => new(this);

    /// <summary>Numbers that no other draw of this mix repeats: ids of changes come from them.</summary>
    public Random NewDraw() => new(++seed);

    /// <summary>The next change of an account. Different accounts may be asked for at the same time.</summary>
    public ChangeToRecord Next(int publisher, Random draw)
    {
        ref var account = ref accounts[publisher];
        account.Version++;
        var change = new AccountChange
        {
            ChangeId = NewId(draw),
            SourceVersion = account.Version,
            OccurredTime = new Timestamp { Seconds = Begin.Seconds + account.Version },
        };
        var chance = draw.Next(100);
        if (chance < 5)
        {
            change.SettingsChanged = new SettingsChanged
            {
                DisplayName = $"Publisher {publisher} of {account.Version} Ltd",
            };
        }
        else if (chance < 25 && account.Guests != byte.MaxValue)
        {
            change.MemberAdded = new MemberAdded { Member = Added(publisher, ref account) };
        }
        else if (chance < 40 && account.Guests != 0)
        {
            change.MemberRemoved = new MemberRemoved { Principal = Removed(publisher, ref account) };
        }
        else
        {
            change.MemberRolesChanged = RolesChanged(publisher, ref account, draw);
        }

        return new ChangeToRecord { PublisherId = FleetData.PublisherId(publisher), Change = change };
    }

    /// <summary>A change and its account: ChangeToRecord and RecordChangeRequest are encoded alike.</summary>
    public byte[] Encode(int publisher, Random draw) => Next(publisher, draw).ToByteArray();

    private static Member Added(int publisher, ref AccountState account)
    {
        var guest = BitOperations.TrailingZeroCount(~account.Guests);
        account.Guests |= (byte)(1 << guest);
        var number = MigratableFleet.MostMembers + guest;
        account.SetRoles(number, 0);
        return new Member
        {
            Principal = MigratableFleet.Principal(publisher, number),
            PartnerCenterRoles = { Roles[0] },
        };
    }

    private static Principal Removed(int publisher, ref AccountState account)
    {
        var guest = BitOperations.Log2(account.Guests);
        account.Guests &= (byte)~(1 << guest);
        return MigratableFleet.Principal(publisher, MigratableFleet.MostMembers + guest);
    }

    private static MemberRolesChanged RolesChanged(int publisher, ref AccountState account, Random draw)
    {
        var number = 1 + draw.Next(MigratableFleet.MembersOf(publisher) - 1);
        var roles = (account.RolesOf(number) + 1) % Roles.Length;
        account.SetRoles(number, roles);
        return new MemberRolesChanged
        {
            Principal = MigratableFleet.Principal(publisher, number),
            Roles = { Roles[roles] },
        };
    }

    private static string NewId(Random draw)
    {
        Span<byte> octets = stackalloc byte[16];
        draw.NextBytes(octets);
        return new Guid(octets).ToString();
    }

    /// <summary>What must be known of an account so that its next change takes effect; there may be a million.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct AccountState
    {
        private uint roles;

        public int Version { get; set; }

        /// <summary>A bit for each guest who is a member.</summary>
        public byte Guests { get; set; }

        public readonly int RolesOf(int number) => (int)(roles >> (2 * number)) & 3;

        public void SetRoles(int number, int value) =>
            roles = (roles & ~(3u << (2 * number))) | ((uint)value << (2 * number));
    }
}
