namespace PublisherMigration.Application.Common.Persistence;

/// <summary>What a writer does when the write queue is full.</summary>
public enum WhenFull
{
    Refuse = 0,
    Wait = 1,
}
