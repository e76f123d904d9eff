using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Mapping;

internal static class Principals
{
    private static readonly PartnerCenterRoles[] Roles =
    [
        PartnerCenterRoles.Owner,
        PartnerCenterRoles.Manager,
        PartnerCenterRoles.Developer,
        PartnerCenterRoles.BusinessContributor,
        PartnerCenterRoles.FinancialContributor,
        PartnerCenterRoles.Marketer,
    ];

    public static Proto.Principal ToProto(this Principal principal)
    {
        var proto = new Proto.Principal { Kind = (Proto.PrincipalKind)(int)principal.Kind };
        switch (principal.Kind)
        {
            case PrincipalKind.ServicePrincipal:
                proto.ApplicationId = principal.ObjectId!.Value.ToString("D");
                proto.TenantId = principal.TenantId!.Value.ToString();
                break;
            case PrincipalKind.SecurityGroup when principal.Alias is { } alias:
                proto.Alias = alias;
                break;
            case PrincipalKind.SecurityGroup:
                proto.ObjectId = principal.ObjectId!.Value.ToString("D");
                proto.TenantId = principal.TenantId!.Value.ToString();
                break;
            case PrincipalKind.WorkAccount or PrincipalKind.MicrosoftAccount:
            default:
                proto.Email = principal.Key;
                break;
        }

        return proto;
    }

    public static Proto.Member ToProto(this Member member) =>
        new()
        {
            Principal = member.Principal.ToProto(),
            LegacyRole = member.LegacyRole.ToProto(),
            PartnerCenterRoles = { member.PartnerCenterRoles.ToProto() },
        };

    public static Proto.LegacyRole ToProto(this LegacyRole? role) => (Proto.LegacyRole)(int)role.GetValueOrDefault();

    /// <summary>Flags here, a list there: the n-th flag is number n + 1.</summary>
    public static IEnumerable<Proto.PartnerCenterRole> ToProto(this PartnerCenterRoles roles) =>
        Roles
            .Where(role => roles.HasFlag(role))
            .Select(static role => (Proto.PartnerCenterRole)(Array.IndexOf(Roles, role) + 1));

    public static Proto.Initiator ToProto(this Initiator initiator) =>
        new() { CallingService = initiator.CallingService, Principal = initiator.Principal?.ToProto() };
}
