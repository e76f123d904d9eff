namespace PublisherMigration.Application.Common.Outside;

/// <summary>Tells calls that wait for the outside that they have waited long enough.</summary>
public interface IOverdueCalls
{
    /// <summary>
    /// Cancelled a moment after the service began to stop. The outside is then waited for no longer, and the caller is told
    /// SHUTTING_DOWN. Not meant for writes: what is queued is answered.
    /// </summary>
    CancellationToken Overdue { get; }
}
