namespace PublisherMigration.Domain.AccountSync;

/// <summary>What became of a change or a roster.</summary>
public enum ChangeOutcome
{
    Refused = 0,
    Recorded = 1,
    NoEffect = 2,
    Stale = 3,
    Held = 4,
    Duplicate = 5,
}
