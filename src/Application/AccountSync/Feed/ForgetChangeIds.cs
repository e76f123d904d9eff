using MediatR;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Persistence;

namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>
/// Removes holds that were decided long ago, and change ids that were answered longer ago than promised; answers how many.
/// </summary>
public sealed record ForgetChangeIds : IRequest<int>
{
    public static readonly TimeSpan HoldsKeptFor = TimeSpan.FromDays(30);

    /// <summary>Somewhat more than callers are promised.</summary>
    public static readonly TimeSpan ChangeIdsKeptFor = TimeSpan.FromHours(25);
}

internal sealed class ForgetChangeIdsHandler(IStore store, TimeProvider time) : IRequestHandler<ForgetChangeIds, int>
{
    private const int SliceSize = 2_000;

    public async Task<int> Handle(ForgetChangeIds request, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var removed = 0;
        int holds;
        do
        {
            holds = await store.WriteAsync(
                session => session.Feed.RemoveHolds(now - ForgetChangeIds.HoldsKeptFor, SliceSize),
                WhenFull.Wait,
                WriteOptions.Lazily,
                cancellationToken
            );
            removed += holds;
        } while (holds == SliceSize);

        for (var next = ChangeMemoryKey.Start; next is not null; )
        {
            var after = next;
            (var memories, next) = await store.WriteAsync(
                session => session.Feed.RemoveMemories(after, now - ForgetChangeIds.ChangeIdsKeptFor, SliceSize),
                WhenFull.Wait,
                WriteOptions.Lazily,
                cancellationToken
            );
            removed += memories;
        }

        return removed;
    }
}
