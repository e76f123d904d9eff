namespace PublisherMigration.LoadGenerator;

/// <summary>What the measured part of a run came to. Every answer was checked; a wrong one leaves no result.</summary>
/// <param name="Elapsed">Measured time.</param>
/// <param name="Latency">From queueing a call to reading its last octet, of the calls answered in that time.</param>
/// <param name="TotalCalls">All calls, those of the warm-up among them.</param>
/// <param name="MeanAnswerLength">Mean octets of an answer's message.</param>
/// <param name="SentByLane">How many bodies of each lane were sent, and answered.</param>
public sealed record LoadResult(
    TimeSpan Elapsed,
    LatencyHistogram Latency,
    long TotalCalls,
    double MeanAnswerLength,
    IReadOnlyList<int> SentByLane
)
{
    public double CallsPerSecond => Latency.Count / Elapsed.TotalSeconds;
}
