using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Common.Persistence;

/// <summary>What of a migrated account its banner needs: a fraction of the account and its migration.</summary>
public sealed record MigratedAccess(string PartnerCenterAccountId, IReadOnlyList<Principal> Members);
