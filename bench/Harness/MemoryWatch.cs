using PublisherMigration.Harness.Contestants;

namespace PublisherMigration.Harness;

/// <summary>Looks at a server's memory ten times a second, and remembers the most.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly ServerProcess server;
    private readonly Timer timer;
    private readonly Lock sync = new();
    private double most;

    public MemoryWatch(ServerProcess server)
    {
        this.server = server;
        timer = new Timer(_ => Look(), null, TimeSpan.Zero, Interval);
    }

    /// <summary>In megabytes, the present moment included.</summary>
    public double Most
    {
        get
        {
            Look();
            return most;
        }
    }

    public void Dispose() => timer.Dispose();

    private void Look()
    {
        lock (sync)
        {
            most = Math.Max(most, server.AnonymousMemory);
        }
    }
}
