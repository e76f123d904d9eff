using MediatR;
using PublisherMigration.Application.AccountMigrations;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Persistence;

namespace PublisherMigration.Application.Upkeep;

/// <summary>Judges again every open migration that rests on a membership which has expired; answers how many.</summary>
public sealed record ReviewExpiries : IRequest<int>;

internal sealed class ReviewExpiriesHandler(IStore store, TimeProvider time) : IRequestHandler<ReviewExpiries, int>
{
    private const int BatchSize = 200;

    public async Task<int> Handle(ReviewExpiries request, CancellationToken cancellationToken)
    {
        var reviewed = 0;
        int found;
        do
        {
            found = await store.WriteAsync(ReviewBatch, WhenFull.Wait, cancellationToken);
            reviewed += found;
        } while (found == BatchSize);

        return reviewed;
    }

    private int ReviewBatch(IWriteSession session)
    {
        var now = time.Now();
        var due = session.FindDueForReview(now, BatchSize);
        session.JudgeAgain(due, now);
        return due.Count;
    }
}
