namespace PublisherMigration.Domain.Directory;

public enum VettingState
{
    Pending = 1,
    Authorized = 2,
    Rejected = 3,
}
