using Google.Protobuf.Collections;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Infrastructure.Persistence.Packing;

/// <summary>Principals, members and roles as messages, and back from messages that this service wrote.</summary>
internal static class PrincipalMessages
{
    private static readonly (PartnerCenterRoles Flag, Proto.PartnerCenterRole Role)[] Roles =
    [
        (PartnerCenterRoles.Owner, Proto.PartnerCenterRole.Owner),
        (PartnerCenterRoles.Manager, Proto.PartnerCenterRole.Manager),
        (PartnerCenterRoles.Developer, Proto.PartnerCenterRole.Developer),
        (PartnerCenterRoles.BusinessContributor, Proto.PartnerCenterRole.BusinessContributor),
        (PartnerCenterRoles.FinancialContributor, Proto.PartnerCenterRole.FinancialContributor),
        (PartnerCenterRoles.Marketer, Proto.PartnerCenterRole.Marketer),
    ];

    public static Proto.Principal ToProto(Principal principal) => Fill(new Proto.Principal(), principal);

    /// <summary>Fills a message that is empty or of another principal.</summary>
    public static Proto.Principal Fill(Proto.Principal proto, Principal principal)
    {
        proto.Kind = (Proto.PrincipalKind)(int)principal.Kind;
        proto.Email = proto.ApplicationId = proto.ObjectId = proto.Alias = proto.TenantId = string.Empty;
        switch (principal.Kind)
        {
            case PrincipalKind.WorkAccount:
            case PrincipalKind.MicrosoftAccount:
                proto.Email = principal.Key;
                break;
            case PrincipalKind.ServicePrincipal:
                proto.ApplicationId = principal.ObjectId!.Value.ToString("D");
                proto.TenantId = principal.TenantId!.Value.ToString();
                break;
            case PrincipalKind.SecurityGroup when principal.Alias is { } alias:
                proto.Alias = alias;
                break;
            case PrincipalKind.SecurityGroup:
            default:
                proto.ObjectId = principal.ObjectId!.Value.ToString("D");
                proto.TenantId = principal.TenantId!.Value.ToString();
                break;
        }

        return proto;
    }

    public static Proto.Member ToProto(Member member)
    {
        var proto = new Proto.Member
        {
            Principal = ToProto(member.Principal),
            LegacyRole = (Proto.LegacyRole)(int)member.LegacyRole.GetValueOrDefault(),
        };
        AddRoles(proto.PartnerCenterRoles, member.PartnerCenterRoles);
        return proto;
    }

    public static Principal Of(Proto.Principal proto) =>
        proto.Kind switch
        {
            Proto.PrincipalKind.WorkAccount => Principal.WorkAccount(EmailAddress.Parse(proto.Email)),
            Proto.PrincipalKind.MicrosoftAccount => Principal.MicrosoftAccount(EmailAddress.Parse(proto.Email)),
            Proto.PrincipalKind.ServicePrincipal => Principal.ServicePrincipal(
                Guid.ParseExact(proto.ApplicationId, "D"),
                TenantId.Parse(proto.TenantId)
            ),
            Proto.PrincipalKind.SecurityGroup => proto.Alias.Length > 0
                ? Principal.SecurityGroup(proto.Alias)
                : Principal.SecurityGroup(Guid.ParseExact(proto.ObjectId, "D"), TenantId.Parse(proto.TenantId)),
            Proto.PrincipalKind.Unspecified or _ => throw new InvalidDataException("A principal of an unknown kind."),
        };

    public static Member Of(Proto.Member proto) =>
        Member.InPartnerCenter(Of(proto.Principal), RolesOf(proto.PartnerCenterRoles));

    public static void AddRoles(RepeatedField<Proto.PartnerCenterRole> to, PartnerCenterRoles roles)
    {
        foreach (var (flag, role) in Roles)
        {
            if ((roles & flag) != PartnerCenterRoles.None)
            {
                to.Add(role);
            }
        }
    }

    public static PartnerCenterRoles RolesOf(RepeatedField<Proto.PartnerCenterRole> roles)
    {
        var flags = PartnerCenterRoles.None;
        foreach (var role in roles)
        {
            flags |= (PartnerCenterRoles)(1 << ((int)role - 1));
        }

        return flags;
    }
}
