using PublisherMigration.Application.Directory;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Mapping;

internal static class DirectoryMessages
{
    public static Proto.PublisherAccount ToProto(this PublisherView view) =>
        new()
        {
            PublisherId = view.PublisherId,
            DisplayName = view.DisplayName,
            MpnId = view.MpnId ?? string.Empty,
            Members = { view.Members.Select(static member => member.ToProto()) },
            Authority = (Proto.Authority)(int)view.Authority,
            MigrationState = (Proto.MigrationState)(int)view.MigrationState,
            UpdateTime = view.UpdateTime.ToProto(),
        };

    public static Proto.Tenant ToProto(this TenantView view) =>
        new()
        {
            TenantId = view.TenantId,
            DisplayName = view.DisplayName,
            Kind = (Proto.TenantKind)(int)view.Kind,
            Domains = { view.Domains },
            UpdateTime = view.UpdateTime.ToProto(),
        };

    public static Proto.PartnerMembership ToProto(this PartnerMembershipView view) =>
        new()
        {
            MpnId = view.MpnId,
            Kind = (Proto.PartnerMembershipKind)(int)view.Kind,
            Vetting = (Proto.VettingState)(int)view.Vetting,
            ExpireTime = view.ExpireTime?.ToProto(),
            PrimaryTenantId = view.PrimaryTenantId,
            AssociatedTenantIds = { view.AssociatedTenantIds },
            GlobalMpnId = view.GlobalMpnId ?? string.Empty,
            UpdateTime = view.UpdateTime.ToProto(),
        };
}
