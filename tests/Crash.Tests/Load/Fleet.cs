using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Crash.Tests.Load;

/// <summary>Accounts that nothing keeps from being moved.</summary>
internal static class Fleet
{
    private const string TenantId = "aaaaaaaa-0000-4000-8000-000000000001";
    private const string MpnId = "1001";

    public static Tenant Tenant =>
        new()
        {
            TenantId = TenantId,
            DisplayName = "Alder Analytics",
            Kind = TenantKind.Standard,
            Domains = { "alder.example" },
        };

    public static PartnerMembership Membership =>
        new()
        {
            MpnId = MpnId,
            Kind = PartnerMembershipKind.Global,
            Vetting = VettingState.Authorized,
            PrimaryTenantId = TenantId,
        };

    public static Principal Work(string name) =>
        new() { Kind = PrincipalKind.WorkAccount, Email = $"{name}@alder.example" };

    /// <param name="id">Its id.</param>
    /// <param name="owners">Members that own it.</param>
    /// <param name="contributors">Members that do not.</param>
    public static PublisherAccount Account(string id, IEnumerable<string> owners, IEnumerable<string> contributors) =>
        new()
        {
            PublisherId = id,
            DisplayName = $"Account {id}",
            MpnId = MpnId,
            Members =
            {
                owners.Select(name => new Member { Principal = Work(name), LegacyRole = LegacyRole.Owner }),
                contributors.Select(name => new Member { Principal = Work(name), LegacyRole = LegacyRole.Contributor }),
            },
        };
}
