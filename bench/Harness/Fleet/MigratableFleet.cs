using Google.Protobuf;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Harness.Fleet;

/// <summary>
/// Accounts of three to six members that cut over at once: their requirements are satisfied and nobody is lost.
/// Beside their members, each knows guests who come and go later.
/// </summary>
internal sealed class MigratableFleet(int publishers)
{
    public const int MostMembers = 6;
    public const int Guests = 8;
    private const int ItemsPerMessage = 500;

    private static readonly int[] Tenants = [.. Enumerable.Range(0, FleetData.Tenants).Where(FleetData.IsSatisfied)];

    public int Publishers => publishers;

    public static int MembersOf(int publisher) => 3 + publisher % (MostMembers - 2);

    /// <summary>Member of that number, the owner first; from <see cref="MostMembers"/> on they are guests.</summary>
    public static Principal Principal(int publisher, int number)
    {
        var domain = FleetData.Domain(TenantOf(publisher));
        return number switch
        {
            0 => Members.Owner(publisher, domain),
            2 => new Principal
            {
                Kind = PrincipalKind.ServicePrincipal,
                ApplicationId = Members.Id(0xa1, publisher),
                TenantId = FleetData.TenantId(TenantOf(publisher)),
            },
            < MostMembers => Members.Work($"member{number}-{publisher}@mail.{domain}"),
            _ => Members.Work($"guest{number}-{publisher}@{domain}"),
        };
    }

    public static IEnumerable<byte[]> PublisherMessages(IEnumerable<int> some) =>
        some.Chunk(ItemsPerMessage)
            .Select(items => new ImportPublishersRequest { Publishers = { items.Select(Publisher) } }.ToByteArray());

    /// <summary>Asks for the cut-over in the same call, for the operator.</summary>
    public static byte[] StartRequest(int publisher) =>
        new StartMigrationRequest { PublisherId = FleetData.PublisherId(publisher), AutoComplete = true }.ToByteArray();

    /// <summary>A distinct request for every account, its owner looking.</summary>
    public List<byte[]> BannerRequests() =>
        [
            .. Enumerable
                .Range(0, publishers)
                .Select(i =>
                    new GetBannerRequest
                    {
                        PublisherId = FleetData.PublisherId(i),
                        Viewer = new Actor { Principal = Principal(i, 0) },
                    }.ToByteArray()
                ),
        ];

    private static PublisherAccount Publisher(int i) =>
        new()
        {
            PublisherId = FleetData.PublisherId(i),
            DisplayName = $"Publisher {i} Ltd",
            MpnId = FleetData.MpnId(TenantOf(i)),
            Members = { Enumerable.Range(0, MembersOf(i)).Select(number => Member(i, number)) },
        };

    private static Member Member(int publisher, int number) =>
        new()
        {
            Principal = Principal(publisher, number),
            LegacyRole = number == 0 ? LegacyRole.Owner : LegacyRole.Contributor,
        };

    private static int TenantOf(int publisher) => Tenants[publisher % Tenants.Length];
}
