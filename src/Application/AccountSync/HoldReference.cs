using PublisherMigration.Domain.AccountSync;

namespace PublisherMigration.Application.AccountSync;

/// <summary>A hold, named.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">How it stands.</param>
/// <param name="IsNews">Whether operators have to be told: not of each change that joins.</param>
public sealed record HoldReference(Guid Id, HoldState State, bool IsNews = false);
