using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.UnitTests.Support;

/// <summary>The tenants, memberships and people of most tests.</summary>
internal static class Cast
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly Tenant Contoso = TenantNo(1, "Contoso", TenantKind.Standard);
    public static readonly Tenant Fabrikam = TenantNo(2, "Fabrikam", TenantKind.Standard);
    public static readonly Tenant Northwind = TenantNo(3, "Northwind", TenantKind.Standard);
    public static readonly Tenant Viral = TenantNo(4, "Viral", TenantKind.EmailVerified);
    public static readonly Tenant Buyers = TenantNo(5, "Buyers", TenantKind.B2C);

    /// <summary>Valid, of Contoso, with Fabrikam associated.</summary>
    public const string OfContoso = "1000";

    /// <summary>Valid, of Northwind alone.</summary>
    public const string OfNorthwind = "1001";

    /// <summary>Of Contoso, each with one fault.</summary>
    public const string Pending = "2000";
    public const string Rejected = "2001";
    public const string Expired = "2002";
    public const string Location = "2003";
    public const string PendingAndExpired = "2004";

    /// <summary>Of Contoso and valid until an hour after noon.</summary>
    public const string Expiring = "2005";

    /// <summary>Well formed, and no membership's.</summary>
    public const string Unknown = "9999";

    public static readonly Principal Ada = Work("ada@contoso.com");
    public static readonly Principal Bob = Work("bob@contoso.com");
    public static readonly Principal Fay = Work("fay@fabrikam.com");
    public static readonly Principal Nina = Work("nina@northwind.com");
    public static readonly Principal Mia = Personal("mia@outlook.com");
    public static readonly Principal Stranger = Work("stranger@contoso.com");

    public static Principal Work(string email) => Principal.WorkAccount(EmailAddress.Parse(email));

    public static Principal Personal(string email) => Principal.MicrosoftAccount(EmailAddress.Parse(email));

    public static Principal Application(int number, Tenant tenant) =>
        Principal.ServicePrincipal(GuidNo(0xA0, number), tenant.Id);

    public static Principal Group(int number, Tenant tenant) =>
        Principal.SecurityGroup(GuidNo(0xB0, number), tenant.Id);

    public static Member Owner(Principal principal) => Member.InLegacyPortal(principal, LegacyRole.Owner);

    public static Member Contributor(Principal principal) => Member.InLegacyPortal(principal, LegacyRole.Contributor);

    private static Tenant TenantNo(int number, string name, TenantKind kind) =>
        new(new TenantId(GuidNo(0xC0, number)), name, kind);

    private static Guid GuidNo(int series, int number) => new(series, (short)number, 0, [1, 2, 3, 4, 5, 6, 7, 8]);
}
