using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Support;

/// <summary>The tenants and partner memberships that tests share and never change.</summary>
public static class World
{
    public const string Alder = "aaaaaaaa-0000-4000-8000-000000000001";
    public const string Briar = "bbbbbbbb-0000-4000-8000-000000000001";
    public const string BriarNorth = "bbbbbbbb-0000-4000-8000-000000000002";
    public const string Selfmade = "cccccccc-0000-4000-8000-000000000001";
    public const string Shop = "dddddddd-0000-4000-8000-000000000001";
    public const string NotImported = "eeeeeeee-0000-4000-8000-000000000001";

    public const string AlderMpn = "1001";
    public const string BriarMpn = "1002";
    public const string PendingMpn = "1003";
    public const string RejectedMpn = "1004";
    public const string ExpiredMpn = "1005";
    public const string LocationMpn = "1006";
    public const string NotImportedMpn = "1007";
    public const string SecondAlderMpn = "1008";
    public const string UnknownMpn = "9999";

    public static IEnumerable<Tenant> Tenants =>
        [
            Tenant(Alder, "Alder Analytics", TenantKind.Standard, "alder.example"),
            Tenant(Briar, "Briar Logistics", TenantKind.Standard, "briar.example"),
            Tenant(BriarNorth, "Briar North", TenantKind.Standard, "north.briar.example"),
            Tenant(Selfmade, "Selfmade", TenantKind.EmailVerified, "selfmade.example"),
            Tenant(Shop, "Shop customers", TenantKind.B2C, "shop.example"),
        ];

    public static IEnumerable<PartnerMembership> Memberships =>
        [
            Membership(AlderMpn, Alder),
            With(Membership(BriarMpn, Briar), m => m.AssociatedTenantIds.Add(BriarNorth)),
            Membership(PendingMpn, Alder, VettingState.Pending),
            Membership(RejectedMpn, Alder, VettingState.Rejected),
            With(
                Membership(ExpiredMpn, Alder),
                m => m.ExpireTime = new DateTimeOffset(2024, 2, 1, 0, 0, 0, TimeSpan.Zero).ToTimestamp()
            ),
            With(
                Membership(LocationMpn, Alder),
                m => (m.Kind, m.GlobalMpnId) = (PartnerMembershipKind.Location, AlderMpn)
            ),
            Membership(NotImportedMpn, NotImported),
            Membership(SecondAlderMpn, Alder),
        ];

    public static Tenant Tenant(string id, string name, TenantKind kind, params string[] domains) =>
        new()
        {
            TenantId = id,
            DisplayName = name,
            Kind = kind,
            Domains = { domains },
        };

    public static PartnerMembership Membership(
        string mpnId,
        string tenant,
        VettingState vetting = VettingState.Authorized
    ) =>
        new()
        {
            MpnId = mpnId,
            Kind = PartnerMembershipKind.Global,
            Vetting = vetting,
            PrimaryTenantId = tenant,
        };

    public static PublisherAccount Account(string id, string mpnId, params Member[] members) =>
        new()
        {
            PublisherId = id,
            DisplayName = $"Account {id}",
            MpnId = mpnId,
            Members = { members },
        };

    public static T With<T>(T message, Action<T> change)
    {
        change(message);
        return message;
    }
}
