using System.Globalization;
using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Application.Directory;

/// <summary>Makes a partner membership of what an import sent, or says what is wrong with it.</summary>
internal static class PartnerMembershipShape
{
    private const int MaxAssociated = 100;
    private const string GuidText = "Give a GUID with hyphens.";

    public static RuleViolation? TryParse(PartnerMembershipInput input, out PartnerMembership? membership)
    {
        var shape = new ItemShape();
        shape.Require(MpnId.TryParse(input.MpnId, out var id), "mpn_id", "Give 1 to 20 digits.");
        shape.Require(
            input.Kind is PartnerMembershipKind.Global or PartnerMembershipKind.Location,
            "kind",
            "Say whether it is global or a location."
        );
        shape.Require(
            input.Vetting is VettingState.Pending or VettingState.Authorized or VettingState.Rejected,
            "vetting",
            "Say how far the vetting has come."
        );
        shape.Require(!input.ExpireTimeIsInvalid, "expire_time", "Give a time of the years 1 to 9999, or none.");
        shape.Require(TenantId.TryParse(input.PrimaryTenantId, out var primary), "primary_tenant_id", GuidText);
        shape.Require(
            primary != TenantId.Consumer,
            "primary_tenant_id",
            "The consumer tenant of all Microsoft accounts has no membership."
        );
        shape.Require(input.AssociatedTenantIds.Count <= MaxAssociated, "associated_tenant_ids", "Give at most 100.");
        var global = default(MpnId);
        shape.Require(
            input.GlobalMpnId.Length == 0 || MpnId.TryParse(input.GlobalMpnId, out global),
            "global_mpn_id",
            "Give 1 to 20 digits, or leave it empty."
        );
        shape.Require(
            input.GlobalMpnId.Length == 0 || input.Kind != PartnerMembershipKind.Global,
            "global_mpn_id",
            "Leave it empty for a global membership."
        );
        var associated = Associated(input.AssociatedTenantIds, shape);
        membership = null;
        if (shape.Violation is { } violation)
        {
            return violation;
        }

        membership = new PartnerMembership(
            id,
            input.Kind!.Value,
            input.Vetting!.Value,
            input.ExpireTime,
            primary,
            associated,
            input.GlobalMpnId.Length > 0 ? global : null
        );
        return null;
    }

    private static List<TenantId> Associated(IReadOnlyList<string> texts, ItemShape shape)
    {
        var ids = new List<TenantId>(texts.Count);
        for (var i = 0; i < texts.Count && i < MaxAssociated; i++)
        {
            if (!TenantId.TryParse(texts[i], out var id))
            {
                var path = $"associated_tenant_ids[{i.ToString(CultureInfo.InvariantCulture)}]";
                shape.Add(new FieldFault(path, GuidText));
            }
            else if (!ids.Contains(id))
            {
                ids.Add(id);
            }
        }

        return ids;
    }
}
