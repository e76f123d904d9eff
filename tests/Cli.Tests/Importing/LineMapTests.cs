using PublisherMigration.Cli.Importing;

namespace PublisherMigration.Cli.Tests.Importing;

public sealed class LineMapTests
{
    [Fact]
    public void LineOf_AnyGaps_IsTheLineThatWasSent()
    {
        Random random = new(4711);
        long[] lines = [.. Enumerable.Range(1, 2000).Where(_ => random.Next(10) > 0).Select(static line => (long)line)];
        LineMap map = new();
        foreach (long line in lines)
        {
            map.Sent(line);
        }

        for (int index = 0; index < lines.Length; index++)
        {
            map.LineOf(index).ShouldBe(lines[index]);
        }
    }
}
