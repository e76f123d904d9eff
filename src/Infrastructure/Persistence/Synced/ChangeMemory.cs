using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Infrastructure.Persistence.Packing;

namespace PublisherMigration.Infrastructure.Persistence.Synced;

/// <summary>
/// An account's answered change ids: the last ones with the account, older ones as rows of their own, so that no index over
/// all change ids is needed.
/// </summary>
internal sealed class ChangeMemory(SyncedStatements statements, long accountNo, PackedMemories recent, bool hasSpilled)
    : IChangeMemory
{
    public const int MostRecent = 24;
    private const int KeptWhenSpilling = 8;

    /// <summary>Those that are stored with the account.</summary>
    public PackedMemories Recent { get; } = recent;

    public bool HasSpilled { get; private set; } = hasSpilled;

    public RememberedChange? Find(Guid changeId) =>
        Recent.Find(changeId) ?? (HasSpilled ? statements.FindMemory(accountNo, changeId) : null);

    public void Add(RememberedChange change) => Recent.Add(change);

    /// <summary>Those that have to become rows of their own, none when there is room.</summary>
    public IReadOnlyList<RememberedChange> TakeTooMany(DateTimeOffset now)
    {
        if (Recent.Count <= MostRecent)
        {
            return [];
        }

        var taken = Recent.TakeOldest(Recent.Count - KeptWhenSpilling);
        taken.RemoveAll(change => !MustBeKept(change, now));
        HasSpilled |= taken.Count > 0;
        return taken;
    }

    /// <summary>At least 24 h; a held one as long as its hold, which is for the upkeep to say.</summary>
    private static bool MustBeKept(RememberedChange change, DateTimeOffset now) =>
        change.HoldId is not null || now - change.Time < TimeSpan.FromHours(25);
}
