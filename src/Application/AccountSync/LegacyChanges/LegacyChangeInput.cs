using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.LegacyChanges;

/// <summary>A change made in the legacy portal as a caller sent it: shape unchecked.</summary>
/// <param name="Kind">What has changed.</param>
/// <param name="Principal">The member whom it is about.</param>
/// <param name="Role">The role from now on.</param>
/// <param name="DisplayName"><c>null</c>: as it is.</param>
/// <param name="MpnId"><c>null</c>: as it is; empty: none.</param>
public sealed record LegacyChangeInput(
    LegacyChangeKind Kind,
    PrincipalInput? Principal = null,
    LegacyRole? Role = null,
    string? DisplayName = null,
    string? MpnId = null
);
