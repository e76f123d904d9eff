using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.LegacyPortal;

namespace PublisherMigration.Infrastructure.Persistence.Sessions;

/// <summary>
/// One use of a connection. Refuses to be used after its end, when the connection is another's: what is loaded keeps a
/// reference to it.
/// </summary>
internal class ReadSession(StoreLookups lookups) : IReadSession, IDirectoryFacts
{
    private bool _ended;

    public IDirectoryFacts Facts => this;

    public IDeliveryLookups Deliveries => Lookups.Deliveries;

    public PortalLookups LegacyPortal => Lookups.LegacyPortal;

    protected StoreLookups Lookups
    {
        get
        {
            ObjectDisposedException.ThrowIf(_ended, this);
            return lookups;
        }
    }

    public virtual LoadedMigration? Find(PublisherId id) => Find(id, this);

    public RequestRecord? FindRequest(string callingService, Guid requestId) =>
        Lookups.FindRequest(callingService, requestId);

    public Tenant? TenantVerifying(DomainName domain) => Lookups.TenantVerifying(domain);

    public Tenant? FindTenant(TenantId id) => Lookups.FindTenant(id);

    public PartnerMembership? FindMembership(MpnId id) => Lookups.FindMembership(id);

    public virtual SyncedAccount? FindSynced(PublisherId id) => Lookups.Synced.Find(id)?.Account;

    public virtual Hold? FindHold(PublisherId id, Guid holdId) => Lookups.Synced.FindHold(id, holdId);

    public SubscriptionRecord? FindSubscription(string subscriptionId) => Lookups.Subscriptions.Find(subscriptionId);

    public IReadOnlyList<SubscriptionRecord> ListSubscriptions(string afterId, int limit) =>
        Lookups.Subscriptions.List(afterId, limit);

    public SubscriptionBacklog BacklogOf(SubscriptionRecord subscription) =>
        Lookups.Subscriptions.BacklogOf(subscription);

    public RosterPage ReadRosters(
        long asOf,
        long afterAccount,
        IReadOnlySet<PublisherId>? publishers,
        RosterLimits limits
    ) => Lookups.Rosters.ReadPage(asOf, afterAccount, publishers, limits);

    public void End() => _ended = true;

    protected LoadedMigration? Find(PublisherId id, IDirectoryFacts facts) =>
        Lookups.Find(id) is { } stored
            ? new LoadedMigration(stored.Account, stored.Migration, facts, stored.FactsHash)
            : null;
}
