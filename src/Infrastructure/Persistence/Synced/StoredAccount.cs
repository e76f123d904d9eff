using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Packing;

namespace PublisherMigration.Infrastructure.Persistence.Synced;

/// <summary>
/// A migrated account in memory: living, or at rest as the octets of its row. Of very many that are changed hardly one comes
/// again before its row is written: at rest it is one object instead of fifty that all outlive a collection.
/// </summary>
internal sealed class StoredAccount(long no, PublisherId id)
{
    private LivingAccount? _living;
    private long _restingSequence;

    /// <summary>Its key.</summary>
    public long No { get; } = no;

    public PublisherId Id { get; } = id;

    public SyncedAccount Account => Living.Account;

    public ChangeMemory Memory => Living.Memory;

    public ChangePositions Positions => Living.Positions;

    public LivingAccount Living
    {
        get => _living ?? throw new InvalidOperationException($"{Id} is at rest.");
        set => (_living, Resting) = (value, null);
    }

    /// <summary>Its row at rest; <c>null</c> while it lives.</summary>
    public byte[]? Resting { get; private set; }

    public long Sequence => _living?.Account.Sequence ?? _restingSequence;

    /// <summary>Of its open hold.</summary>
    public Guid? HoldId => _living?.Account.OpenHold?.Id;

    /// <summary>Of its last change in the feed.</summary>
    public long LastPosition { get; set; }

    /// <summary>Whether its subjects are rows of their own. Never taken back.</summary>
    public bool IsSpilled { get; set; }

    /// <summary>Whether its row is out of date.</summary>
    public bool IsDirty { get; set; }

    /// <summary>Whether its row is to be written with the next commit.</summary>
    public bool IsDue { get; set; }

    /// <summary>Whether it is among those that wait for the next run of the projection.</summary>
    public bool IsWaiting { get; set; }

    /// <param name="row">All that is to be stored of it, which has no open hold.</param>
    public void Rest(byte[] row)
    {
        _restingSequence = Account.Sequence;
        (_living, Resting) = (null, row);
    }
}
