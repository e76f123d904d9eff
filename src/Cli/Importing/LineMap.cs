namespace PublisherMigration.Cli.Importing;

/// <summary>
/// From an item's place in the stream to its line in the file. Keeps an entry only where blank or unreadable lines shift the
/// two against each other, so that a file of millions of lines costs nothing.
/// </summary>
internal sealed class LineMap
{
    private readonly List<(long Index, long Line)> shifts = [];
    private long sent;

    public void Sent(long line)
    {
        if (LineOf(sent) != line)
        {
            shifts.Add((sent, line));
        }

        sent++;
    }

    public long LineOf(long index)
    {
        int low = 0;
        int high = shifts.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = shifts[middle].Index <= index ? (middle + 1, high) : (low, middle);
        }

        (long from, long line) = low == 0 ? (0, 1) : shifts[low - 1];
        return line + (index - from);
    }
}
