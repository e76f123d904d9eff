using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Synced;

namespace PublisherMigration.Infrastructure.Persistence.Sessions;

/// <summary>
/// One use of a connection. Refuses to be used after its end, when the connection is another's: what is loaded keeps a
/// reference to it.
/// </summary>
/// <exception cref="RowsBehindException">
/// From what reads migrated accounts, when their rows may lack changes that were answered before the session began.
/// </exception>
internal class ReadSession(StoreLookups lookups, RowsSeen rows) : IReadSession, IDirectoryFacts
{
    private bool _ended;

    public IDirectoryFacts Facts => this;

    public IDeliveryLookups Deliveries
    {
        get
        {
            rows.EnsureAll();
            return Lookups.Deliveries;
        }
    }

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

    public virtual MigratedAccess? FindMigrated(PublisherId id)
    {
        rows.Ensure(id);
        return Lookups.Synced.FindRoster(id) is { } roster
            ? new MigratedAccess(
                roster.PartnerCenterAccountId,
                [
                    .. roster
                        .Subjects.Where(static subject => subject.IsMember)
                        .Select(static subject => subject.Principal),
                ]
            )
            : null;
    }

    public virtual SyncedAccount? FindSynced(PublisherId id)
    {
        rows.Ensure(id);
        return Lookups.Synced.Find(id)?.Account;
    }

    public virtual Hold? FindHold(PublisherId id, Guid holdId) => Lookups.Synced.FindHold(id, holdId);

    public SubscriptionRecord? FindSubscription(string subscriptionId) => Lookups.Subscriptions.Find(subscriptionId);

    public Listed<SubscriptionRecord> ListSubscriptions(string afterId, PageLimits limits) =>
        Lookups.Subscriptions.List(afterId, limits);

    public SubscriptionBacklog BacklogOf(SubscriptionRecord subscription)
    {
        if (subscription.PublisherIds.Count > 0)
        {
            rows.EnsureAll();
        }

        return Lookups.Subscriptions.BacklogOf(subscription);
    }

    public RosterPage ReadRosters(
        long asOf,
        long afterAccount,
        IReadOnlySet<PublisherId>? publishers,
        RosterLimits limits
    )
    {
        rows.EnsureAll();
        return Lookups.Rosters.ReadPage(asOf, afterAccount, publishers, limits);
    }

    public void End() => _ended = true;

    protected LoadedMigration? Find(PublisherId id, IDirectoryFacts facts)
    {
        rows.Ensure(id);
        return Lookups.Find(id) is { } stored
            ? new LoadedMigration(stored.Account, stored.Migration, facts, stored.FactsHash)
            : null;
    }
}
