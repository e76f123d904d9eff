using Google.Protobuf.WellKnownTypes;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Support;

/// <summary>Principals, as members and as actors.</summary>
public static class Who
{
    public static readonly Principal Mara = Work("mara@alder.example");
    public static readonly Principal Tobi = Work("tobi@alder.example");
    public static readonly Principal Remy = Work("remy@briar.example");
    public static readonly Principal Stranger = Work("stranger@briar.example");
    public static readonly Principal Personal = Microsoft("personal.sample@outlook.com");

    public static Principal Work(string email) => new() { Kind = PrincipalKind.WorkAccount, Email = email };

    public static Principal Microsoft(string email) => new() { Kind = PrincipalKind.MicrosoftAccount, Email = email };

    public static Principal Application(string id, string tenant) =>
        new()
        {
            Kind = PrincipalKind.ServicePrincipal,
            ApplicationId = id,
            TenantId = tenant,
        };

    public static Principal Group(string id, string tenant) =>
        new()
        {
            Kind = PrincipalKind.SecurityGroup,
            ObjectId = id,
            TenantId = tenant,
        };

    public static Principal GroupOfAlias(string alias) => new() { Kind = PrincipalKind.SecurityGroup, Alias = alias };

    public static Member Owner(this Principal principal) =>
        new() { Principal = principal, LegacyRole = LegacyRole.Owner };

    public static Member Contributor(this Principal principal) =>
        new() { Principal = principal, LegacyRole = LegacyRole.Contributor };

    public static Actor Acts(this Principal principal, params string[] groups) =>
        new() { Principal = principal, GroupIds = { groups } };

    public static Timestamp ToTimestamp(this DateTimeOffset instant) => Timestamp.FromDateTimeOffset(instant);
}
