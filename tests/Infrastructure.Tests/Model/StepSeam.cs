using Microsoft.Data.Sqlite;
using PublisherMigration.Infrastructure.Persistence;

namespace PublisherMigration.Infrastructure.Tests.Model;

/// <summary>Fails once at the step that is named, as the disk would.</summary>
internal sealed class StepSeam : StoreSeam
{
    private const int DiskError = 10;
    private int _step;

    public void FailAt(StoreStep? step) => Volatile.Write(ref _step, (int)step.GetValueOrDefault());

    public override void At(StoreStep step)
    {
        if (Interlocked.CompareExchange(ref _step, 0, (int)step) == (int)step)
        {
            throw new SqliteException("disk I/O error", DiskError);
        }
    }
}
