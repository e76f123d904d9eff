namespace PublisherMigration.Crash.Tests.Processes;

/// <summary>The last lines that a process wrote.</summary>
internal sealed class RecentLines
{
    private const int Most = 40;
    private readonly Lock _lock = new();
    private readonly Queue<string> _lines = new();

    public void Add(string line)
    {
        lock (_lock)
        {
            _lines.Enqueue(line);
            if (_lines.Count > Most)
            {
                _lines.Dequeue();
            }
        }
    }

    public override string ToString()
    {
        lock (_lock)
        {
            return string.Join('\n', _lines);
        }
    }
}
