using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Infrastructure.Persistence.Packing;

namespace PublisherMigration.Infrastructure.Persistence.Synced;

/// <summary>
/// An account's answered change ids: the last ones with the account, older ones as rows of their own, so that no index over
/// all change ids is needed.
/// </summary>
internal sealed class ChangeMemory(
    SyncedStatements statements,
    long accountNo,
    List<PackedMemory> recent,
    bool hasSpilled
) : IChangeMemory
{
    public const int MostRecent = 24;
    private const int KeptWhenSpilling = 8;

    /// <summary>Those that are stored with the account, oldest first.</summary>
    public List<PackedMemory> Recent { get; } = recent;

    public bool HasSpilled { get; private set; } = hasSpilled;

    public RememberedChange? Find(Guid changeId)
    {
        for (var i = Recent.Count - 1; i >= 0; i--)
        {
            if (Recent[i].ChangeId == changeId)
            {
                return Recent[i].Unpack();
            }
        }

        return HasSpilled ? statements.FindMemory(accountNo, changeId) : null;
    }

    public void Add(RememberedChange change) =>
        Recent.Add(new PackedMemory(change.ChangeId, RememberedCodec.Encode(change)));

    /// <summary>Those that have to become rows of their own, none when there is room.</summary>
    public IReadOnlyList<RememberedChange> TakeTooMany(DateTimeOffset now)
    {
        if (Recent.Count <= MostRecent)
        {
            return [];
        }

        var taken = Recent.GetRange(0, Recent.Count - KeptWhenSpilling).ConvertAll(static memory => memory.Unpack());
        Recent.RemoveRange(0, taken.Count);
        taken.RemoveAll(change => !MustBeKept(change, now));
        HasSpilled |= taken.Count > 0;
        return taken;
    }

    /// <summary>At least 24 h; a held one as long as its hold, which is for the upkeep to say.</summary>
    private static bool MustBeKept(RememberedChange change, DateTimeOffset now) =>
        change.HoldId is not null || now - change.Time < TimeSpan.FromHours(25);
}
