using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.UnitTests.Support;

/// <summary>All that lies outside, behaving as a test says; what it answers is of no interest.</summary>
internal sealed class OutsideDouble(Func<CancellationToken, Task> behaviour)
    : ITenantDirectory,
        IPartnerNetwork,
        IPartnerCenter
{
    public async Task<IReadOnlyList<TenantEntry>> LookUpAsync(
        IReadOnlyCollection<DomainName> domains,
        CancellationToken cancellationToken
    )
    {
        await behaviour(cancellationToken);
        return [];
    }

    public async Task<PartnerMembership?> LookUpAsync(MpnId id, CancellationToken cancellationToken)
    {
        await behaviour(cancellationToken);
        return null;
    }

    public async Task<PartnerMembership> EnrollAsync(
        string idempotencyKey,
        TenantId tenant,
        NewMembership particulars,
        CancellationToken cancellationToken
    )
    {
        await behaviour(cancellationToken);
        return new PartnerMembership(
            MpnId.Parse("1"),
            PartnerMembershipKind.Global,
            VettingState.Pending,
            ExpireTime: null,
            tenant,
            [],
            GlobalMpnId: null
        );
    }

    public async Task<VettingState?> GetVettingAsync(MpnId id, CancellationToken cancellationToken)
    {
        await behaviour(cancellationToken);
        return null;
    }

    public async Task<string> CreateAccountAsync(
        PublisherId publisher,
        string displayName,
        TenantId tenant,
        CancellationToken cancellationToken
    )
    {
        await behaviour(cancellationToken);
        return "pc-1";
    }
}
