namespace PublisherMigration.Infrastructure.Persistence.Queries;

/// <summary>A row by its key, and about how many octets it is as an item of a page.</summary>
internal sealed record Sized(string Key, long Octets);
