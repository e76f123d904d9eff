using PublisherMigration.Infrastructure.Persistence.Packing;
using PublisherMigration.Infrastructure.Persistence.Synced;

namespace PublisherMigration.Infrastructure.Persistence.Feed;

/// <summary>Where the changes of one account lie in the feed, as far as that is kept.</summary>
/// <param name="synced">Of the same connection.</param>
/// <param name="accountNo">The account.</param>
/// <param name="recent">The positions that its own row holds: those of its last changes.</param>
internal sealed class AccountHistory(SyncedStatements synced, long accountNo, ChangePositions recent)
{
    /// <summary>After a sequence, oldest first. Blocks are removed with what they name, oldest first.</summary>
    public IEnumerable<(long Sequence, long Position)> After(long afterSequence)
    {
        if (afterSequence >= recent.FirstSequence + recent.Positions.Count - 1)
        {
            // Nor has the largest number there is a next one.
            yield break;
        }

        var sequence = Math.Max(afterSequence, 0) + 1;
        while (sequence < recent.FirstSequence)
        {
            if (synced.FindBlock(accountNo, sequence) is not { } block)
            {
                sequence = synced.FirstBlockAfter(accountNo, sequence) ?? recent.FirstSequence;
                continue;
            }

            for (; sequence < block.FirstSequence + block.Positions.Count; sequence++)
            {
                yield return (sequence, PositionIn(block, sequence));
            }
        }

        for (; sequence < recent.FirstSequence + recent.Positions.Count; sequence++)
        {
            yield return (sequence, PositionIn(recent, sequence));
        }
    }

    /// <summary>Above a position, newest first.</summary>
    public IEnumerable<(long Sequence, long Position)> Above(long position)
    {
        for (var block = recent; block is not null; block = synced.FindBlock(accountNo, block.FirstSequence - 1))
        {
            for (var i = block.Positions.Count - 1; i >= 0; i--)
            {
                if (block.Positions[i] <= position)
                {
                    yield break;
                }

                yield return (block.FirstSequence + i, block.Positions[i]);
            }
        }
    }

    private static long PositionIn(ChangePositions block, long sequence) =>
        block.Positions[(int)(sequence - block.FirstSequence)];
}
