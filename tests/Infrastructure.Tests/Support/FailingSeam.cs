using Microsoft.Data.Sqlite;
using PublisherMigration.Infrastructure.Persistence;

namespace PublisherMigration.Infrastructure.Tests.Support;

/// <summary>Fails the named step as the disk would, as often as told.</summary>
internal sealed class FailingSeam(StoreStep failing) : StoreSeam
{
    private const int DiskError = 10;
    private int _left;

    public int Fired { get; private set; }

    public void FailNext(int times) => Volatile.Write(ref _left, times);

    public override void At(StoreStep step)
    {
        if (step == failing && Interlocked.Decrement(ref _left) >= 0)
        {
            Fired++;
            throw new SqliteException("disk I/O error", DiskError);
        }
    }
}
