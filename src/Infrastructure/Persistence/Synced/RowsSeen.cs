using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Infrastructure.Persistence.Synced;

/// <summary>Which accounts' rows may lack changes in a snapshot that begins after this was taken.</summary>
internal sealed class RowsSeen(UnprojectedAccounts? unprojected, long projections)
{
    /// <summary>Nothing was missing, or it no longer matters.</summary>
    public static readonly RowsSeen AllCurrent = new(unprojected: null, projections: 0);

    /// <exception cref="RowsBehindException">The account's row may lack a change that was answered.</exception>
    public void Ensure(PublisherId id)
    {
        if (unprojected?.MayLack(id, projections) == true)
        {
            throw new RowsBehindException();
        }
    }

    /// <exception cref="RowsBehindException">The row of some account may lack a change that was answered.</exception>
    public void EnsureAll()
    {
        if (unprojected is not null)
        {
            throw new RowsBehindException();
        }
    }
}
