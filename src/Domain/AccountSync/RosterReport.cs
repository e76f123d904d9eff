using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountSync;

/// <summary>The whole account as Partner Center has it at a version.</summary>
/// <param name="SourceVersion">When it was read there.</param>
/// <param name="Members">All, each principal once, each with a role.</param>
/// <param name="Settings"><c>null</c>: not compared.</param>
/// <param name="Fingerprint">Of the content: tells a repetition from another roster at the same version.</param>
public sealed record RosterReport(
    long SourceVersion,
    IReadOnlyDictionary<Principal, PartnerCenterRoles> Members,
    AccountSettings? Settings,
    long Fingerprint
);
