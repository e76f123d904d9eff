namespace PublisherMigration.Api.Hosting;

/// <summary>Tells long streams that the service stops.</summary>
public interface IShutdownSignal
{
    /// <summary>
    /// Cancelled when draining begins. A stream then sends its last bookmark and ends normally; it has the grace period for
    /// that. Not meant for short calls: these finish.
    /// </summary>
    CancellationToken Draining { get; }
}
