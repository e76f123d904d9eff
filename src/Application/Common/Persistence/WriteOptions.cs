namespace PublisherMigration.Application.Common.Persistence;

/// <summary>What a write promises, so that it costs less.</summary>
[Flags]
public enum WriteOptions
{
    None = 0,

    /// <summary>It refuses before it changes anything, or not at all: nothing of it ever has to be undone alone.</summary>
    WithoutUndo = 1,

    /// <summary>
    /// It may be lost in a crash although it was answered, since it will be done again: it never makes the disk sync. It is still
    /// committed as a whole and in order.
    /// </summary>
    Lazily = 2,
}
