using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Infrastructure.Persistence.Synced;

/// <summary>An account that a waiting write will ask for; see <see cref="ReadAhead"/>.</summary>
internal sealed class AccountAhead(PublisherId id)
{
    private const int Wanted = 0;
    private const int Read = 1;
    private const int Taken = 2;

    private FoundAccount? _found;
    private long _epoch;
    private int _state = Wanted;

    public PublisherId Id => id;

    /// <summary>Whether nobody will ask for it any more.</summary>
    public bool IsTaken => Volatile.Read(ref _state) == Taken;

    /// <param name="found">What the rows say; <c>null</c> when it is not migrated.</param>
    /// <param name="epoch">That had begun before it was read.</param>
    public void Set(FoundAccount? found, long epoch)
    {
        (_found, _epoch) = (found, epoch);
        Interlocked.CompareExchange(ref _state, Read, Wanted);
    }

    /// <summary>Once: what was found, if it was read by now and in this epoch.</summary>
    public FoundAccount? Take(long epoch) =>
        Interlocked.Exchange(ref _state, Taken) == Read && _epoch == epoch ? _found : null;
}
