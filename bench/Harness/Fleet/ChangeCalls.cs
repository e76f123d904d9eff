using PublisherMigration.LoadGenerator;

namespace PublisherMigration.Harness.Fleet;

/// <summary>
/// Unary calls, each recording one change. Calls in flight together have no order, so that every stream owns accounts and
/// has one call in flight. What a run did not get to is sent by the next one.
/// </summary>
internal sealed class ChangeCalls
{
    private readonly ChangeMix mix;
    private readonly Queue<byte[]>[] lanes;
    private readonly Random[] draws;
    private readonly int bodiesPerLane;

    public ChangeCalls(ChangeMix mix, int lanes, int bodiesPerLane)
    {
        if (mix.Publishers < lanes)
        {
            throw new BenchException($"{lanes} calls in flight want as many publishers at least");
        }

        this.mix = mix;
        this.bodiesPerLane = bodiesPerLane;
        this.lanes = [.. Enumerable.Range(0, lanes).Select(_ => new Queue<byte[]>())];
        draws = [.. Enumerable.Range(0, lanes).Select(_ => mix.NewDraw())];
    }

    /// <summary>
    /// Bodies enough for a run. They are RecordChangeRequest and, octet for octet, etcd's PutRequest too: key and value of
    /// both are fields 1 and 2.
    /// </summary>
    public (CallBodies Bodies, Range[] Lanes) Prepare()
    {
        Parallel.For(0, lanes.Length, lane => Fill(lane));
        var ranges = new Range[lanes.Length];
        for (var lane = 0; lane < lanes.Length; lane++)
        {
            ranges[lane] = (lane * bodiesPerLane)..((lane + 1) * bodiesPerLane);
        }

        return (new CallBodies([.. lanes.SelectMany(lane => lane)]), ranges);
    }

    /// <summary>So many of each lane are recorded now.</summary>
    public void Sent(IReadOnlyList<int> byLane)
    {
        for (var lane = 0; lane < lanes.Length; lane++)
        {
            for (var i = 0; i < byLane[lane]; i++)
            {
                lanes[lane].Dequeue();
            }
        }
    }

    private void Fill(int lane)
    {
        var owned = (mix.Publishers - lane + lanes.Length - 1) / lanes.Length;
        while (lanes[lane].Count < bodiesPerLane)
        {
            var publisher = lane + lanes.Length * draws[lane].Next(owned);
            lanes[lane].Enqueue(mix.Encode(publisher, draws[lane]));
        }
    }
}
