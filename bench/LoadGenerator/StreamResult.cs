namespace PublisherMigration.LoadGenerator;

/// <summary>What a run on bidirectional streams came to. Every answer was checked; a wrong one leaves no result.</summary>
/// <param name="Elapsed">From the first message to the end of the last stream.</param>
/// <param name="Latency">From queueing a message to its answer.</param>
public sealed record StreamResult(TimeSpan Elapsed, LatencyHistogram Latency);
