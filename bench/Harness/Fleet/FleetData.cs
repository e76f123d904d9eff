using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Harness.Fleet;

/// <summary>
/// A fleet of accounts of three members each, the same in every run. Owners are work accounts whose domain is verified;
/// nine accounts in ten name a membership of their owner's tenant, which most often is valid.
/// </summary>
internal sealed class FleetData(int publishers)
{
    public const int Tenants = 1_000;
    public const int Memberships = 2_000;
    private const int ItemsPerMessage = 500;

    public int Publishers => publishers;

    public static List<byte[]> TenantMessages() =>
        Messages(Tenants, Tenant, items => new ImportTenantsRequest { Tenants = { items } });

    public static List<byte[]> MembershipMessages() =>
        Messages(
            Memberships,
            Membership,
            items => new ImportPartnerMembershipsRequest { PartnerMemberships = { items } }
        );

    public List<byte[]> PublisherMessages() =>
        Messages(publishers, Publisher, items => new ImportPublishersRequest { Publishers = { items } });

    /// <summary>A distinct request for every account, its owner looking.</summary>
    public List<byte[]> BannerRequests() =>
        [
            .. Enumerable
                .Range(0, publishers)
                .Select(i =>
                    new GetBannerRequest
                    {
                        PublisherId = PublisherId(i),
                        Viewer = new Actor { Principal = Members.Owner(i, Domain(i)) },
                    }.ToByteArray()
                ),
        ];

    public static string PublisherId(int i) => $"publisher-{i.ToString("D7", CultureInfo.InvariantCulture)}";

    public static string MpnId(int i) => (4_000_000 + i).ToString(CultureInfo.InvariantCulture);

    public static string Domain(int i) => $"tenant{i % Tenants}.example.com";

    public static string TenantId(int i) => Members.Id(0x7e, i % Tenants);

    /// <summary>Whether addresses of that tenant are accepted and the membership of the same number is valid.</summary>
    public static bool IsSatisfied(int tenant) =>
        Tenant(tenant).Kind == TenantKind.Standard
        && Membership(tenant)
            is { Kind: PartnerMembershipKind.Global, Vetting: VettingState.Authorized, ExpireTime: null };

    private static PublisherAccount Publisher(int i) =>
        new()
        {
            PublisherId = PublisherId(i),
            DisplayName = $"Publisher {i} Ltd",
            MpnId = (i % 20) switch
            {
                0 => "",
                1 => "MPN 12-34",
                _ => MpnId(i % Memberships),
            },
            Members = { Members.Of(i, Domain(i), TenantId(i)) },
        };

    private static Tenant Tenant(int i) =>
        new()
        {
            TenantId = TenantId(i),
            DisplayName = $"Tenant {i}",
            Kind = i % 50 == 49 ? TenantKind.EmailVerified : TenantKind.Standard,
            Domains = { Domain(i), $"mail.{Domain(i)}" },
        };

    private static PartnerMembership Membership(int i) =>
        new()
        {
            MpnId = MpnId(i),
            Kind = i % 40 == 39 ? PartnerMembershipKind.Location : PartnerMembershipKind.Global,
            GlobalMpnId = i % 40 == 39 ? MpnId(i - 1) : "",
            Vetting = (i % 20) switch
            {
                17 => VettingState.Pending,
                18 => VettingState.Rejected,
                _ => VettingState.Authorized,
            },
            ExpireTime = i % 30 == 29 ? Timestamp.FromDateTime(DateTime.UnixEpoch.AddYears(50)) : null,
            PrimaryTenantId = TenantId(i),
        };

    private static List<byte[]> Messages<T>(int count, Func<int, T> item, Func<IEnumerable<T>, IMessage> message) =>
        [.. Enumerable.Range(0, count).Chunk(ItemsPerMessage).Select(some => message(some.Select(item)).ToByteArray())];
}
