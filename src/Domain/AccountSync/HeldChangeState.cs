namespace PublisherMigration.Domain.AccountSync;

public enum HeldChangeState
{
    Waiting = 1,
    Recorded = 2,
    Rejected = 3,
    Replaced = 4,
    Refused = 5,
}
