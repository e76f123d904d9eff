using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Directory;

/// <summary>An account as it arrives in an import: shape unchecked.</summary>
public sealed record PublisherInput(
    string PublisherId,
    string DisplayName,
    string MpnId,
    IReadOnlyList<(PrincipalInput? Principal, LegacyRole? Role)> Members
);
