using System.Diagnostics;
using Microsoft.Data.Sqlite;
using PublisherMigration.Infrastructure.Persistence;

namespace PublisherMigration.Crash.Server;

/// <summary>Counts the passes of each step, and does what the failpoints say.</summary>
internal sealed class FailpointSeam(IReadOnlyList<Failpoint> failpoints) : StoreSeam
{
    /// <summary>Written to standard output when failpoints from standard input are in force.</summary>
    public const string ArmedMessage = "Failpoints are armed.";

    private const int DiskError = 10;
    private Armed _armed = new(failpoints);

    /// <summary>Takes these in place of the present ones, and counts anew.</summary>
    public void Arm(IReadOnlyList<Failpoint> anew) => Volatile.Write(ref _armed, new Armed(anew));

    public override void At(StoreStep step)
    {
        var armed = Volatile.Read(ref _armed);
        var pass = armed.Pass(step);
        foreach (var failpoint in armed.Failpoints)
        {
            if (failpoint.Step != step || failpoint.Pass != pass)
            {
                continue;
            }

            if (failpoint.Action == FailpointAction.Fail)
            {
                throw new SqliteException("disk I/O error", DiskError);
            }

            // On Unix this is kill(2) with SIGKILL, which a process that sends it to itself does not survive.
            Process.GetCurrentProcess().Kill();
        }
    }

    private sealed class Armed(IReadOnlyList<Failpoint> failpoints)
    {
        private readonly int[] _passes = new int[Enum.GetValues<StoreStep>().Cast<int>().Max() + 1];

        public IReadOnlyList<Failpoint> Failpoints => failpoints;

        public int Pass(StoreStep step) => Interlocked.Increment(ref _passes[(int)step]);
    }
}
