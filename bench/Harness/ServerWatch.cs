using PublisherMigration.Harness.Contestants;

namespace PublisherMigration.Harness;

/// <summary>Looks at a server while it is under load.</summary>
internal sealed class ServerWatch : IDisposable
{
    private readonly ServerProcess server;
    private readonly MemoryWatch memory;
    private readonly ProcessorTimes before;

    public ServerWatch(ServerProcess server)
    {
        this.server = server;
        memory = new MemoryWatch(server);
        before = ProcessorTimes.Now(server);
    }

    /// <summary>What it used since the beginning.</summary>
    public ServerUse Stop()
    {
        var after = ProcessorTimes.Now(server);
        return new ServerUse(after.Server - before.Server, after.OthersSince(before), memory.Most);
    }

    public void Dispose() => memory.Dispose();
}
