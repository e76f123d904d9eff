using Microsoft.Data.Sqlite;
using PublisherMigration.Infrastructure.Persistence;

namespace PublisherMigration.Infrastructure.Tests.Support;

/// <summary>Fails the n-th time that the store comes to a step, as the disk would.</summary>
internal sealed class NthSeam(StoreStep failing, int nth) : StoreSeam
{
    private const int DiskError = 10;
    private int _left = nth;
    private volatile bool _isArmed;

    public bool HasFired => Volatile.Read(ref _left) <= 0;

    /// <summary>From now on it counts.</summary>
    public void Arm() => _isArmed = true;

    public override void At(StoreStep step)
    {
        if (_isArmed && step == failing && Interlocked.Decrement(ref _left) == 0)
        {
            throw new SqliteException("disk I/O error", DiskError);
        }
    }
}
