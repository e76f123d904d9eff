namespace PublisherMigration.Api.Tests.Outside;

/// <summary>How a system outside behaves.</summary>
public enum Mood
{
    Well = 0,
    Down = 1,
    Slow = 2,
    FailsAfterActing = 3,
}
