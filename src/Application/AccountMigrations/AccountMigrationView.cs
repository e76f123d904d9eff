using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>A migration as callers see it, without texts: those are written at the edge, in the caller's language.</summary>
public sealed record AccountMigrationView
{
    public required string PublisherId { get; init; }

    public required MigrationState State { get; init; }

    public required int Attempt { get; init; }

    public required IReadOnlyList<Requirement> Requirements { get; init; }

    public required IReadOnlyList<WorkEmailView> WorkEmails { get; init; }

    public TenantReferenceView? Tenant { get; init; }

    public string? MpnId { get; init; }

    public string? PartnerCenterAccountId { get; init; }

    public IReadOnlyList<Loss> Losses { get; init; } = [];

    public string LossDigest { get; init; } = string.Empty;

    public Initiator? StartedBy { get; init; }

    public required DateTimeOffset CreateTime { get; init; }

    public required DateTimeOffset UpdateTime { get; init; }

    public DateTimeOffset? CompleteTime { get; init; }

    public required string Etag { get; init; }
}
