using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Application.Common.Outside;

/// <summary>The partner network, outside. Any failure refuses the call with PARTNER_NETWORK_UNAVAILABLE.</summary>
public interface IPartnerNetwork
{
    /// <summary>
    /// The membership that an MPN ID names, where the network knows more recently than our own tables; <c>null</c> when it
    /// does not, or when our own tables are the network's.
    /// </summary>
    Task<PartnerMembership?> LookUpAsync(MpnId id, CancellationToken cancellationToken);

    /// <summary>
    /// Enrols an organisation. The same key always answers the same membership, so that a call whose answer was lost is
    /// repeated without harm.
    /// </summary>
    Task<PartnerMembership> EnrollAsync(
        string idempotencyKey,
        TenantId tenant,
        NewMembership particulars,
        CancellationToken cancellationToken
    );

    /// <summary>How far the vetting of a pending membership has come; <c>null</c> when it is unknown there.</summary>
    Task<VettingState?> GetVettingAsync(MpnId id, CancellationToken cancellationToken);
}
