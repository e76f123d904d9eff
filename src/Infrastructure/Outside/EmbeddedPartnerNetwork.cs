using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Infrastructure.Persistence.Sessions;

namespace PublisherMigration.Infrastructure.Outside;

/// <summary>Our own tables are the partner network.</summary>
internal sealed class EmbeddedPartnerNetwork(IStore store, IOptions<PartnerNetworkOptions> options, TimeProvider time)
    : IPartnerNetwork
{
    /// <summary>MPN IDs have 7 to 10 digits.</summary>
    private const long Lowest = 1_000_000;
    private const long Highest = 9_999_999_999;

    private readonly VettingState _vetting = options.Value.Vetting ?? VettingState.Authorized;

    public Task<PartnerMembership?> LookUpAsync(MpnId id, CancellationToken cancellationToken) =>
        Task.FromResult<PartnerMembership?>(null);

    public Task<PartnerMembership> EnrollAsync(
        string idempotencyKey,
        TenantId tenant,
        NewMembership particulars,
        CancellationToken cancellationToken
    ) =>
        store.WriteAsync(
            session => Enroll((WriteSession)session, idempotencyKey, tenant),
            WhenFull.Wait,
            cancellationToken
        );

    public async Task<VettingState?> GetVettingAsync(MpnId id, CancellationToken cancellationToken) =>
        await store.ReadAsync(session => session.Facts.FindMembership(id)?.Vetting, cancellationToken);

    private PartnerMembership Enroll(WriteSession session, string idempotencyKey, TenantId tenant)
    {
        if (session.Embedded.FindEnrollment(idempotencyKey) is { } enrolled)
        {
            return session.FindMembership(enrolled)
                ?? throw new InvalidOperationException($"The enrolled membership {enrolled} is gone.");
        }

        var id = Unused(session, idempotencyKey);
        var membership = new PartnerMembership(
            id,
            PartnerMembershipKind.Global,
            _vetting,
            ExpireTime: null,
            tenant,
            AssociatedTenants: [],
            GlobalMpnId: null
        );
        session.Save(membership, time.GetUtcNow());
        session.Embedded.AddEnrollment(idempotencyKey, id);
        return membership;
    }

    private static MpnId Unused(WriteSession session, string idempotencyKey)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(idempotencyKey));
        var number = BinaryPrimitives.ReadUInt64BigEndian(hash) % (Highest - Lowest);
        while (true)
        {
            var id = MpnId.Parse((Lowest + (long)number).ToString(CultureInfo.InvariantCulture));
            if (!session.Embedded.IsTaken(id))
            {
                return id;
            }

            number = (number + 1) % (Highest - Lowest);
        }
    }
}
