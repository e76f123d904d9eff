namespace PublisherMigration.Application.Common.Persistence;

/// <summary>Whether the store takes writes. For readiness; calls find out by themselves.</summary>
public interface IStoreHealth
{
    /// <summary>From the first successful open; not while a write has failed and no probe has succeeded since.</summary>
    bool IsHealthy { get; }

    /// <summary>Raised on the store's own thread: must not block or throw.</summary>
    event Action? Changed;
}
