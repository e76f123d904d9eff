using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Common.Inputs;

/// <summary>A principal as a caller sent it: shape unchecked.</summary>
public sealed record PrincipalInput(
    PrincipalKind? Kind,
    string Email,
    string ApplicationId,
    string ObjectId,
    string Alias,
    string TenantId
);
