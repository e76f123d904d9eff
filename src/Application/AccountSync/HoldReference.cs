using PublisherMigration.Domain.AccountSync;

namespace PublisherMigration.Application.AccountSync;

/// <summary>A hold, named, and how it stands.</summary>
public sealed record HoldReference(Guid Id, HoldState State);
