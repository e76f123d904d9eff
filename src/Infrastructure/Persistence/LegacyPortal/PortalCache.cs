using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Synced;

namespace PublisherMigration.Infrastructure.Persistence.LegacyPortal;

/// <summary>Accounts that changes were last applied to, as they are stored.</summary>
internal sealed class PortalCache
{
    private const int Most = 16_384;
    private const int MostMembers = 64;

    private readonly RecentAccounts<PortalAccount> _accounts = new(Most);

    public PortalAccount? Find(PublisherId id) => _accounts.Find(id);

    public void Put(PortalAccount account)
    {
        if (account.Members.Count > MostMembers)
        {
            // Few of these would crowd out many.
            _accounts.Remove(account.Id);
            return;
        }

        _accounts.Put(account.Id, account);
        if (_accounts.IsFull)
        {
            _accounts.LetGoOfUnused();
        }
    }

    public void Remove(PublisherId id) => _accounts.Remove(id);

    public void Clear() => _accounts.Clear();
}
