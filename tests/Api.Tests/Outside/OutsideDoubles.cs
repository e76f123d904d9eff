using System.Collections.Concurrent;
using System.Globalization;
using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Api.Tests.Outside;

/// <summary>All three systems outside, in memory, idempotent as their ports say, and in whatever mood a test wants.</summary>
public sealed class OutsideDoubles : ITenantDirectory, IPartnerNetwork, IPartnerCenter
{
    private int _enrolled;

    public Mood Directory { get; set; }

    public Mood Network { get; set; }

    public Mood Center { get; set; }

    public ConcurrentDictionary<string, string> Accounts { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, PartnerMembership> Enrolments { get; } = new(StringComparer.Ordinal);

    /// <summary>News that the directory and the network have.</summary>
    public ConcurrentBag<TenantEntry> Tenants { get; } = [];

    public ConcurrentDictionary<MpnId, PartnerMembership> Memberships { get; } = new();

    public ConcurrentDictionary<MpnId, VettingState> Vettings { get; } = new();

    public VettingState VettingOfNew { get; set; } = VettingState.Authorized;

    public Task<IReadOnlyList<TenantEntry>> LookUpAsync(
        IReadOnlyCollection<DomainName> domains,
        CancellationToken cancellationToken
    ) =>
        ActAsync<IReadOnlyList<TenantEntry>>(Directory, () => [.. Tenants.Where(t => t.Domains.Any(domains.Contains))]);

    public Task<PartnerMembership?> LookUpAsync(MpnId id, CancellationToken cancellationToken) =>
        ActAsync(Network, () => Memberships.GetValueOrDefault(id));

    public Task<PartnerMembership> EnrollAsync(
        string idempotencyKey,
        TenantId tenant,
        NewMembership particulars,
        CancellationToken cancellationToken
    ) => ActAsync(Network, () => Enrolments.GetOrAdd(idempotencyKey, _ => New(tenant)));

    public Task<VettingState?> GetVettingAsync(MpnId id, CancellationToken cancellationToken) =>
        ActAsync(Network, () => Vettings.TryGetValue(id, out var vetting) ? vetting : (VettingState?)null);

    public Task<string> CreateAccountAsync(
        PublisherId publisher,
        string displayName,
        TenantId tenant,
        CancellationToken cancellationToken
    ) => ActAsync(Center, () => Accounts.GetOrAdd(publisher.Value, _ => $"pca-{Guid.NewGuid():N}"));

    private static async Task<T> ActAsync<T>(Mood mood, Func<T> act)
    {
        switch (mood)
        {
            case Mood.Down:
                throw new HttpRequestException("Nobody is there.");
            case Mood.Slow:
                // Heeds no token: the service must not depend on that.
                await new TaskCompletionSource().Task;
                break;
            case Mood.FailsAfterActing:
                act();
                throw new IOException("The answer was lost.");
            default:
                break;
        }

        return act();
    }

    private PartnerMembership New(TenantId tenant) =>
        new(
            MpnId.Parse(string.Create(CultureInfo.InvariantCulture, $"55{Interlocked.Increment(ref _enrolled):D6}")),
            PartnerMembershipKind.Global,
            VettingOfNew,
            ExpireTime: null,
            tenant,
            AssociatedTenants: [],
            GlobalMpnId: null
        );
}
