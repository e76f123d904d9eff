namespace PublisherMigration.LoadGenerator;

/// <summary>Each stream has bodies of its own and sends them in their order, each once.</summary>
internal sealed class LaneOrder(ReadOnlySpan<Range> lanes) : IBodyOrder
{
    private readonly Range[] lanes = lanes.ToArray();
    private readonly int[] sent = new int[lanes.Length];

    public IReadOnlyList<int> Sent => sent;

    public int? Next(int stream)
    {
        var next = lanes[stream].Start.Value + sent[stream];
        return next < lanes[stream].End.Value ? next : null;
    }

    public void Advance(int stream) => sent[stream]++;
}
