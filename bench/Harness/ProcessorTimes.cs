using System.Diagnostics;
using System.Globalization;
using PublisherMigration.Harness.Contestants;

namespace PublisherMigration.Harness;

/// <summary>Processor time of the machine, of one server and of this process at one moment.</summary>
internal sealed record ProcessorTimes(long Taken, TimeSpan Machine, TimeSpan Server, TimeSpan Load)
{
    /// <summary>The kernel counts in hundredths of a second (USER_HZ).</summary>
    private const int TicksPerSecond = 100;

    public static ProcessorTimes Now(ServerProcess server) =>
        new(Stopwatch.GetTimestamp(), Busy(), server.ProcessorTime, Environment.CpuUsage.TotalTime);

    /// <summary>
    /// What neither the server nor the load used since then, of all cores: when it is more than a little, the run was
    /// disturbed.
    /// </summary>
    public double OthersSince(ProcessorTimes before)
    {
        var others = Machine - before.Machine - (Server - before.Server) - (Load - before.Load);
        return Math.Max(0, others / Stopwatch.GetElapsedTime(before.Taken, Taken) / Environment.ProcessorCount);
    }

    /// <summary>user, nice, system and steal; interrupts are mostly our own packets.</summary>
    private static TimeSpan Busy()
    {
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int[] busy = [1, 2, 3, 8];
        var ticks = busy.Sum(field => long.Parse(fields[field], CultureInfo.InvariantCulture));
        return TimeSpan.FromSeconds((double)ticks / TicksPerSecond);
    }
}
