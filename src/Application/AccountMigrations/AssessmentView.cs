using PublisherMigration.Application.Directory;
using PublisherMigration.Domain.AccountMigrations;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>What would happen if an account migrated now.</summary>
public sealed record AssessmentView
{
    public required AssessmentOutcome Outcome { get; init; }

    public IReadOnlyList<Requirement> Requirements { get; init; } = [];

    public TenantView? Tenant { get; init; }

    public PartnerMembershipView? PartnerMembership { get; init; }

    public IReadOnlyList<MemberMapping> MemberMappings { get; init; } = [];

    public IReadOnlyList<Loss> Losses { get; init; } = [];

    public string LossDigest { get; init; } = string.Empty;

    public IReadOnlyList<NoticeKind> Notices { get; init; } = [];
}
