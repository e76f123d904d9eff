using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountMigrations;

/// <summary>How a member is carried; no member for the Manager that an operator's work email adds.</summary>
public sealed record MemberMapping(Principal? Member, Principal Principal, PartnerCenterRoles Roles);
