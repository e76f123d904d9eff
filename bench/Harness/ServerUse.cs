namespace PublisherMigration.Harness;

/// <summary>What a server used during a run.</summary>
/// <param name="ProcessorTime">Processor time.</param>
/// <param name="Others">Share of all cores that went to neither the server nor the load.</param>
/// <param name="Memory">The most anonymous memory that it had, in megabytes.</param>
internal sealed record ServerUse(TimeSpan ProcessorTime, double Others, double Memory);
