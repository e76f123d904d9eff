using Microsoft.Data.Sqlite;
using PublisherMigration.Infrastructure.Persistence;

namespace PublisherMigration.Api.Tests.Orders;

/// <summary>
/// The writer takes its time around a commit, so that callers come in between, and now and then its disk fails there: then
/// nobody knows what has happened.
/// </summary>
internal sealed class UnsteadyStore(int seed) : StoreSeam, IDisposable
{
    private const int DiskError = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    private readonly Random _random = new(seed);
    private readonly Lock _lock = new();
    private readonly ManualResetEventSlim _never = new();

    /// <summary>One of how many commits fails; 0: none.</summary>
    public int FailsOneOf { get; set; }

    public override void At(StoreStep step)
    {
        if (step is not (StoreStep.BeforeCommit or StoreStep.AfterCommit))
        {
            return;
        }

        var (pauses, fails) = Draw();
        if (pauses)
        {
            // The writer is a thread of its own, and nothing sets this.
            _never.Wait(Pause);
        }

        if (fails)
        {
            throw new SqliteException("disk I/O error", DiskError);
        }
    }

    public void Dispose() => _never.Dispose();

    private (bool Pauses, bool Fails) Draw()
    {
        lock (_lock)
        {
            return (_random.Next(3) == 0, FailsOneOf > 0 && _random.Next(2 * FailsOneOf) == 0);
        }
    }
}
