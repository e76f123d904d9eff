namespace PublisherMigration.Domain.AccountSync;

/// <summary>What a difference between the two sides is.</summary>
public enum DriftKind
{
    /// <summary>The change that made it is still on its way.</summary>
    InFlight = 1,

    /// <summary>The portal should have it, and has not.</summary>
    Drift = 2,
}
