namespace PublisherMigration.Application.Common.Persistence;

public enum SaveResult
{
    Created = 1,
    Updated = 2,
    Unchanged = 3,
    Rejected = 4,
}
