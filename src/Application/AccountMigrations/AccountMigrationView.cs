using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>A migration as callers see it, without texts: those are written at the edge, in the caller's language.</summary>
/// <remarks>
/// No record: AutoMapper 8 tries LINQ's extension methods on every generic interface of a mapped type, and some of today's
/// do not allow a record's IEquatable of itself.
/// </remarks>
public sealed class AccountMigrationView
{
    public required string PublisherId { get; init; }

    public required MigrationState State { get; init; }

    public required int Attempt { get; init; }

    public IReadOnlyList<Requirement> Requirements { get; set; } = [];

    public IReadOnlyList<WorkEmailView> WorkEmails { get; set; } = [];

    public TenantReferenceView? Tenant { get; set; }

    public string? MpnId { get; init; }

    public string? PartnerCenterAccountId { get; init; }

    public IReadOnlyList<Loss> Losses { get; set; } = [];

    public string LossDigest { get; set; } = string.Empty;

    public Initiator? StartedBy { get; init; }

    public required DateTimeOffset CreateTime { get; init; }

    public required DateTimeOffset UpdateTime { get; init; }

    public DateTimeOffset? CompleteTime { get; init; }

    public required string Etag { get; init; }
}
