namespace PublisherMigration.Domain.AccountSync;

public enum HoldState
{
    Open = 1,
    Approved = 2,
    Rejected = 3,

    /// <summary>Newer changes or a newer roster took the place of all that it held.</summary>
    Replaced = 4,
}
