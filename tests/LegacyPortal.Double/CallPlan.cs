using Grpc.Core;

namespace PublisherMigration.LegacyPortal.Double;

/// <summary>What becomes of one call.</summary>
/// <param name="Delay">Before anything else.</param>
/// <param name="Gate">Then it waits for this.</param>
/// <param name="Status">Then it fails with this, having done nothing; null: it does its work.</param>
/// <param name="AtMost">So many changes are applied.</param>
internal sealed record CallPlan(TimeSpan Delay, Task Gate, StatusCode? Status, int AtMost);
