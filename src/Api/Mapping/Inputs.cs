using Google.Protobuf.Collections;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Application.Directory;
using PublisherMigration.Domain.PublisherAccounts;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Mapping;

/// <summary>From the contract's messages to requests. Shape is checked there; enums have the same numbers on both sides.</summary>
internal static class Inputs
{
    public static ActorInput? Of(Proto.Actor? actor) =>
        actor is null ? null : new ActorInput(Of(actor.Principal), actor.GroupIds);

    public static PrincipalInput? Of(Proto.Principal? principal) =>
        principal is null
            ? null
            : new PrincipalInput(
                principal.Kind == Proto.PrincipalKind.Unspecified ? null : (PrincipalKind)(int)principal.Kind,
                principal.Email,
                principal.ApplicationId,
                principal.ObjectId,
                principal.Alias,
                principal.TenantId
            );

    public static PublisherInput Of(Proto.PublisherAccount publisher) =>
        new(publisher.PublisherId, publisher.DisplayName, publisher.MpnId, Of(publisher.Members));

    public static TenantInput Of(Proto.Tenant tenant) =>
        new(
            tenant.TenantId,
            tenant.DisplayName,
            tenant.Kind == Proto.TenantKind.Unspecified ? null : (Domain.Directory.TenantKind)(int)tenant.Kind,
            tenant.Domains
        );

    public static PartnerMembershipInput Of(Proto.PartnerMembership membership) =>
        new(
            membership.MpnId,
            membership.Kind == Proto.PartnerMembershipKind.Unspecified
                ? null
                : (Domain.Directory.PartnerMembershipKind)(int)membership.Kind,
            membership.Vetting == Proto.VettingState.Unspecified
                ? null
                : (Domain.Directory.VettingState)(int)membership.Vetting,
            Times.TryRead(membership.ExpireTime, out var expires) ? expires : null,
            membership.PrimaryTenantId,
            membership.AssociatedTenantIds,
            membership.GlobalMpnId
        )
        {
            ExpireTimeIsInvalid = membership.ExpireTime is not null && expires is null,
        };

    private static (PrincipalInput?, LegacyRole?)[] Of(RepeatedField<Proto.Member> members)
    {
        var inputs = new (PrincipalInput?, LegacyRole?)[members.Count];
        for (var i = 0; i < inputs.Length; i++)
        {
            var role = members[i].LegacyRole;
            inputs[i] = (Of(members[i].Principal), role == Proto.LegacyRole.Unspecified ? null : (LegacyRole)(int)role);
        }

        return inputs;
    }
}
