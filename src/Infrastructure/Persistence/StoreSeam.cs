namespace PublisherMigration.Infrastructure.Persistence;

/// <summary>Where tests make the store fail, stop or die. Does nothing in service.</summary>
internal class StoreSeam
{
    public static readonly StoreSeam None = new();

    public virtual void At(StoreStep step) { }
}

/// <summary>The steps of the store between which something can happen.</summary>
internal enum StoreStep
{
    OpenWriter = 1,
    Begin = 2,
    RunItem = 3,
    BeforeCommit = 4,
    AfterCommit = 5,
    Checkpoint = 6,
    Read = 7,
    PortalCommit = 8,
}
