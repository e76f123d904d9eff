using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.AccountMigrations.Events;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Packing;
using PublisherMigration.Infrastructure.Persistence.Synced;

namespace PublisherMigration.Infrastructure.Persistence.Sessions;

/// <summary>One item of a batch: what it reads and writes, and what it has touched.</summary>
internal sealed class WriteSession(WriteStatements statements, SyncedAccounts synced)
    : ReadSession(statements.Lookups, RowsSeen.AllCurrent),
        IWriteSession
{
    // Made when first wanted: most sessions record a change and want none of them.
    private HashSet<LoadedMigration>? _saved;
    private HashSet<string>? _touched;
    private List<MigrationEvent>? _transitions;

    /// <summary>Changes of state that were stored, for the metrics once they are committed.</summary>
    public IReadOnlyList<MigrationEvent> Transitions => _transitions ?? (IReadOnlyList<MigrationEvent>)[];

    /// <summary>Accounts whose row or migration was stored.</summary>
    public IEnumerable<PublisherId> ChangedAccounts => _saved?.Select(static saved => saved.Account.Id) ?? [];

    /// <summary>Whether a tenant or a membership was stored.</summary>
    public bool FactsChanged { get; private set; }

    public EmbeddedTables Embedded => Statements.Embedded;

    public IDeliveryBook DeliveryBook => Statements.DeliveryBook;

    public ISyncedAccounts Synced
    {
        get
        {
            // Refuses after the end of the session.
            _ = Lookups;
            return synced;
        }
    }

    public IFeedWrites Feed => Statements.Feed;

    private HashSet<string> Touched => _touched ??= new HashSet<string>(StringComparer.Ordinal);

    private WriteStatements Statements
    {
        get
        {
            // Refuses after the end of the session.
            _ = Lookups;
            return statements;
        }
    }

    public override LoadedMigration? Find(PublisherId id) => Find(id, new TrackedFacts(this));

    public byte[]? FindFactsHash(PublisherId id) => Statements.Accounts.FactsHashOf(id);

    public LoadedMigration Add(
        PublisherAccount account,
        byte[] factsHash,
        Func<IDirectoryFacts, AccountMigration> create
    )
    {
        var facts = new TrackedFacts(this);
        return new LoadedMigration(account, create(facts), facts, factsHash, isNew: true);
    }

    /// <exception cref="InvalidOperationException">It was saved before: its events would be stored twice.</exception>
    public void Save(LoadedMigration loaded)
    {
        if (!(_saved ??= []).Add(loaded))
        {
            throw new InvalidOperationException($"{loaded.Account.Id} was saved twice.");
        }

        Store(loaded);
        foreach (var happened in loaded.Migration.NewEvents)
        {
            Statements.History.Append(happened);
            if (happened.IsTransition)
            {
                (_transitions ??= []).Add(happened);
            }
        }

        if (loaded.Migration.FirstChange is { } change)
        {
            synced.Begin(change, loaded.Migration.NewEvents[^1].Initiator);
        }

        RememberFacts(loaded);
    }

    public override MigratedAccess? FindMigrated(PublisherId id) =>
        FindSynced(id) is { } account
            ? new MigratedAccess(
                account.PartnerCenterAccountId,
                [.. account.Members.Select(static member => member.Principal)]
            )
            : null;

    public override SyncedAccount? FindSynced(PublisherId id) => Synced.Find(id);

    public override Hold? FindHold(PublisherId id, Guid holdId) => Synced.FindHold(id, holdId);

    /// <summary>Brings the rows of all accounts up to date.</summary>
    public bool Project()
    {
        // Refuses after the end of the session.
        _ = Lookups;
        return synced.Project();
    }

    public void Add(MigrationEvent audit) => Statements.History.Append(audit);

    public void Add(RequestRecord record) => Statements.History.Append(record);

    public int RemoveRequests(DateTimeOffset before, int limit) => Statements.History.RemoveRequests(before, limit);

    public SaveOutcome Save(TenantEntry tenant, DateTimeOffset now)
    {
        var id = tenant.Tenant.Id;
        foreach (var domain in tenant.Domains)
        {
            if (Statements.Directory.VerifiedIn(domain) is { } other && other != id)
            {
                return SaveOutcome.Rejected(
                    RuleViolation.Of(
                        Reason.DomainAlreadyVerified,
                        ("domain", domain.Value),
                        ("tenantId", id.ToString()),
                        ("otherTenantId", other.ToString())
                    )
                );
            }
        }

        var stored = FindTenant(id);
        var before = Statements.Directory.DomainsOf(id);
        if (stored == tenant.Tenant && before.SetEquals(tenant.Domains.Select(static domain => domain.Value)))
        {
            return SaveOutcome.Unchanged;
        }

        Statements.Directory.Save(tenant, before, now);
        FactsChanged = true;
        Touched.Add(TrackedFacts.KeyOf(id));
        Touched.UnionWith(before.Select(static domain => TrackedFacts.KeyOf(DomainName.Parse(domain))));
        Touched.UnionWith(tenant.Domains.Select(TrackedFacts.KeyOf));
        return stored is null ? SaveOutcome.Created : SaveOutcome.Updated;
    }

    public SaveOutcome Save(PartnerMembership membership, DateTimeOffset now)
    {
        var stored = FindMembership(membership.MpnId);
        if (stored is not null && AreSame(stored, membership))
        {
            return SaveOutcome.Unchanged;
        }

        Statements.Directory.Save(membership, now);
        FactsChanged = true;
        Touched.Add(TrackedFacts.KeyOf(membership.MpnId));
        return stored is null ? SaveOutcome.Created : SaveOutcome.Updated;
    }

    public IReadOnlyList<PublisherId> TakeTouchedMigrations()
    {
        if (_touched is null || _touched.Count == 0)
        {
            return [];
        }

        var resting = Statements.JudgedFacts.RestingOn(_touched);
        _touched.Clear();
        return resting;
    }

    public IReadOnlyList<PublisherId> FindDueForReview(DateTimeOffset now, int limit) =>
        Statements.JudgedFacts.Due(now, limit);

    private void Store(LoadedMigration loaded)
    {
        if (loaded.IsNew)
        {
            Statements.Accounts.Insert(loaded.Account, loaded.FactsHash);
            Statements.Accounts.Insert(loaded.Migration);
            return;
        }

        // The cut-over passes the account to Partner Center, with other members.
        if (loaded.AccountReplaced || loaded.Migration.FirstChange is not null)
        {
            Statements.Accounts.Update(loaded.Account, loaded.FactsHash);
        }

        if (loaded.Migration.NewEvents.Count > 0)
        {
            Statements.Accounts.Update(loaded.Migration);
        }
    }

    private void RememberFacts(LoadedMigration loaded)
    {
        if (!loaded.Migration.IsOpen)
        {
            if (!loaded.IsNew)
            {
                Statements.JudgedFacts.Forget(loaded.Account.Id);
            }
        }
        else if (loaded.Facts is TrackedFacts { Asked: { Count: > 0 } asked })
        {
            // Nothing asked: it was not judged in this session and rests on what it rested on.
            Statements.JudgedFacts.Replace(loaded.Account.Id, asked);
        }
    }

    /// <summary>As far as it is stored; the record's own equality compares the lists by reference.</summary>
    private static bool AreSame(PartnerMembership one, PartnerMembership other) =>
        one with { ExpireTime = null, AssociatedTenants = other.AssociatedTenants } == other with { ExpireTime = null }
        && Micros.Of(one.ExpireTime) == Micros.Of(other.ExpireTime)
        && one.AssociatedTenants.SequenceEqual(other.AssociatedTenants);
}
