using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Packing;

namespace PublisherMigration.Infrastructure.Persistence.Synced;

/// <summary>A migrated account in memory, with what the store keeps of it beside.</summary>
internal sealed class StoredAccount(long no, PublisherId id, ChangeMemory memory, ChangePositions positions)
{
    private SyncedAccount? _account;

    /// <summary>Its key.</summary>
    public long No { get; } = no;

    public PublisherId Id { get; } = id;

    public ChangeMemory Memory { get; } = memory;

    public ChangePositions Positions { get; } = positions;

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

    public SyncedAccount Account
    {
        get => _account ?? throw new InvalidOperationException($"{Id} is only being cut over.");
        set => _account = value;
    }
}
