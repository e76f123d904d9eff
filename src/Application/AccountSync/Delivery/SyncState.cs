namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>How the legacy portal follows an account.</summary>
public enum SyncState
{
    InSync = 1,

    /// <summary>Changes are on their way.</summary>
    Lagging = 2,

    /// <summary>The last attempt failed; the next one comes by itself.</summary>
    Retrying = 3,

    /// <summary>The portal does not accept a change: an operator has to decide.</summary>
    Quarantined = 4,
}
