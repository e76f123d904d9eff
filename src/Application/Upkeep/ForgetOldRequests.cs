using MediatR;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Persistence;

namespace PublisherMigration.Application.Upkeep;

/// <summary>Removes answers that were kept under request ids for longer than promised; answers how many.</summary>
public sealed record ForgetOldRequests : IRequest<int>
{
    /// <summary>Twice what callers are promised.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(48);
}

internal sealed class ForgetOldRequestsHandler(IStore store, TimeProvider time)
    : IRequestHandler<ForgetOldRequests, int>
{
    private const int BatchSize = 1_000;

    public async Task<int> Handle(ForgetOldRequests request, CancellationToken cancellationToken)
    {
        var removed = 0;
        int batch;
        do
        {
            var before = time.Now() - ForgetOldRequests.KeptFor;
            batch = await store.WriteAsync(
                session => session.RemoveRequests(before, BatchSize),
                WhenFull.Wait,
                cancellationToken
            );
            removed += batch;
        } while (batch == BatchSize);

        return removed;
    }
}
