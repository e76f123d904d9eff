using MediatR;
using PublisherMigration.Application.AccountMigrations;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Application.Upkeep;

/// <summary>Asks after every vetting that an open migration waits for, and stores results; answers how many came.</summary>
public sealed record PollVettings : IRequest<int>;

internal sealed class PollVettingsHandler(
    IStore store,
    IDirectoryQueries directory,
    OutsideCalls outside,
    TimeProvider time
) : IRequestHandler<PollVettings, int>
{
    private const int PageSize = 200;

    public async Task<int> Handle(PollVettings request, CancellationToken cancellationToken)
    {
        var results = 0;
        string? after = null;
        IReadOnlyList<MpnId> page;
        do
        {
            page = await directory.ListAwaitedMembershipsAsync(after, PageSize, cancellationToken);
            foreach (var id in page)
            {
                var vetting = await outside.GetVettingAsync(id, cancellationToken);
                if (vetting is { } result and not VettingState.Pending)
                {
                    await store.WriteAsync(session => Keep(session, id, result), WhenFull.Wait, cancellationToken);
                    results++;
                }
            }

            after = page.Count > 0 ? page[^1].Value : after;
        } while (page.Count == PageSize);

        return results;
    }

    private bool Keep(IWriteSession session, MpnId id, VettingState result)
    {
        var now = time.Now();
        if (session.Facts.FindMembership(id) is { Vetting: VettingState.Pending } pending)
        {
            session.Save(pending with { Vetting = result }, now);
            session.JudgeTouchedMigrations(now);
        }

        return true;
    }
}
