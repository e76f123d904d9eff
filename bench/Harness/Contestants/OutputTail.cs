using System.Collections.Concurrent;
using System.Diagnostics;

namespace PublisherMigration.Harness.Contestants;

/// <summary>The last lines that a process wrote, to be shown when it fails.</summary>
internal sealed class OutputTail
{
    private const int Kept = 40;

    private readonly ConcurrentQueue<string> lines = [];

    public void Follow(Process process)
    {
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public override string ToString() => string.Join('\n', lines);

    private void Add(string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
            if (lines.Count > Kept)
            {
                lines.TryDequeue(out _);
            }
        }
    }
}
