using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Infrastructure.Persistence.Synced;

/// <summary>
/// What waited for the projection at one moment, in the order of its keys, and how far that is written: a piece with every
/// commit, so that no commit is long.
/// </summary>
internal sealed class ProjectionRun
{
    private const int Pieces = 48;
    private const int SmallestPiece = 64;

    private StoredAccount[] _accounts = [];
    private Membership[] _memberships = [];
    private int _accountsWritten;
    private int _membershipsWritten;

    public bool IsUnderWay { get; private set; }

    /// <summary>Whether all of it was handed out.</summary>
    public bool IsWritten =>
        IsUnderWay && _accountsWritten == _accounts.Length && _membershipsWritten == _memberships.Length;

    /// <summary>Every change up to this position is in the rows when it is written.</summary>
    public long Through { get; private set; }

    public static Membership[] InOrder(Dictionary<(Principal Member, PublisherId Account), bool> memberships)
    {
        var ordered = new Membership[memberships.Count];
        var count = 0;
        foreach (var ((member, account), isAdded) in memberships)
        {
            ordered[count++] = new Membership(member, account, isAdded);
        }

        Array.Sort(ordered, static (one, other) => string.CompareOrdinal(one.Member.Identity, other.Member.Identity));
        return ordered;
    }

    public void Begin(
        List<StoredAccount> accounts,
        Dictionary<(Principal Member, PublisherId Account), bool> memberships,
        long through
    )
    {
        _accounts = [.. accounts];
        Array.Sort(_accounts, static (one, other) => one.No.CompareTo(other.No));
        _memberships = InOrder(memberships);
        (_accountsWritten, _membershipsWritten) = (0, 0);
        (Through, IsUnderWay) = (through, true);
    }

    public ReadOnlySpan<StoredAccount> NextAccounts(int atLeast) => Next(_accounts, atLeast, ref _accountsWritten);

    public ReadOnlySpan<Membership> NextMemberships(int atLeast) =>
        Next(_memberships, atLeast, ref _membershipsWritten);

    public ReadOnlySpan<StoredAccount> RemainingAccounts() => _accounts.AsSpan(_accountsWritten);

    public ReadOnlySpan<Membership> RemainingMemberships() => _memberships.AsSpan(_membershipsWritten);

    public void Clear()
    {
        (_accounts, _memberships) = ([], []);
        (_accountsWritten, _membershipsWritten) = (0, 0);
        IsUnderWay = false;
    }

    private static ReadOnlySpan<T> Next<T>(T[] all, int atLeast, ref int written)
    {
        var piece = Math.Max(Math.Max(SmallestPiece, atLeast), all.Length / Pieces);
        var count = Math.Min(piece, all.Length - written);
        var next = all.AsSpan(written, count);
        written += count;
        return next;
    }
}
