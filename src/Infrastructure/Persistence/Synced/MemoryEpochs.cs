namespace PublisherMigration.Infrastructure.Persistence.Synced;

/// <summary>
/// What others may know of the writer's memory. Rows of a migrated account change only while the writer has it in memory, so
/// that what was read of an account which is not there is up to date as long as no account has left the memory since before it
/// was read.
/// </summary>
internal sealed class MemoryEpochs
{
    private long _now;
    private volatile bool _doAccountsComeAgain;

    /// <summary>Rises each time that accounts have left the memory and the commit with all that their rows are to have is made.</summary>
    public long Now => Volatile.Read(ref _now);

    /// <summary>Whether most accounts that are asked for are in memory.</summary>
    public bool DoAccountsComeAgain
    {
        get => _doAccountsComeAgain;
        set => _doAccountsComeAgain = value;
    }

    public void BeginNext() => Interlocked.Increment(ref _now);
}
