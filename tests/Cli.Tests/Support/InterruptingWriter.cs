using System.Text;

namespace PublisherMigration.Cli.Tests.Support;

/// <summary>An output whose reader interrupts the tool as soon as it has seen enough.</summary>
internal sealed class InterruptingWriter(string enough, CancellationTokenSource interrupt) : StringWriter
{
    public override void Write(char value)
    {
        base.Write(value);
        Look();
    }

    public override void Write(char[] buffer, int index, int count)
    {
        base.Write(buffer, index, count);
        Look();
    }

    public override void Write(string? value)
    {
        base.Write(value);
        Look();
    }

    private void Look()
    {
        StringBuilder written = GetStringBuilder();
        if (!interrupt.IsCancellationRequested && written.ToString().Contains(enough, StringComparison.Ordinal))
        {
            interrupt.Cancel();
        }
    }
}
