using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Harness.Fleet;

/// <summary>Who is a member of an account: an owner, a colleague, and one of another kind.</summary>
internal static class Members
{
    public static Member[] Of(int publisher, string domain, string tenantId) =>
        [
            new() { Principal = Owner(publisher, domain), LegacyRole = LegacyRole.Owner },
            new() { Principal = Work($"dev{publisher}@mail.{domain}"), LegacyRole = LegacyRole.Contributor },
            new() { Principal = Third(publisher, tenantId), LegacyRole = LegacyRole.Contributor },
        ];

    public static Principal Owner(int publisher, string domain) => Work($"owner{publisher}@{domain}");

    public static string Id(byte kind, int number) => new Guid(number, kind, 0, 1, 2, 3, 4, 5, 6, 7, 8).ToString();

    private static Principal Third(int publisher, string tenantId) =>
        (publisher % 10) switch
        {
            < 6 => new Principal { Kind = PrincipalKind.MicrosoftAccount, Email = $"user{publisher}@outlook.com" },
            < 8 => new Principal
            {
                Kind = PrincipalKind.ServicePrincipal,
                ApplicationId = Id(0xa1, publisher),
                TenantId = tenantId,
            },
            8 => new Principal
            {
                Kind = PrincipalKind.SecurityGroup,
                ObjectId = Id(0x6a, publisher),
                TenantId = tenantId,
            },
            _ => Work($"agent{publisher}@elsewhere.example.org"),
        };

    public static Principal Work(string email) => new() { Kind = PrincipalKind.WorkAccount, Email = email };
}
