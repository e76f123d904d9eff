using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Infrastructure.Persistence.LegacyPortal;

/// <summary>Accounts that changes were last applied to, as they are stored. Those not used for a whole generation are let go.</summary>
internal sealed class PortalCache
{
    private const int Generation = 8_192;
    private const int MostMembers = 64;

    private Dictionary<PublisherId, PortalAccount> _young = [];
    private Dictionary<PublisherId, PortalAccount> _old = [];

    public PortalAccount? Find(PublisherId id)
    {
        if (_young.TryGetValue(id, out var account))
        {
            return account;
        }

        if (_old.Remove(id, out account))
        {
            Add(account);
        }

        return account;
    }

    public void Put(PortalAccount account)
    {
        _old.Remove(account.Id);
        if (account.Members.Count > MostMembers)
        {
            // Few of these would crowd out many.
            _young.Remove(account.Id);
        }
        else
        {
            Add(account);
        }
    }

    public void Remove(PublisherId id)
    {
        _young.Remove(id);
        _old.Remove(id);
    }

    public void Clear() => (_young, _old) = ([], []);

    private void Add(PortalAccount account)
    {
        _young[account.Id] = account;
        if (_young.Count >= Generation)
        {
            (_young, _old) = ([], _young);
        }
    }
}
