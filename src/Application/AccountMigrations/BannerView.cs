using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountMigrations;

/// <summary>What a banner says, without its texts.</summary>
public sealed record BannerView(
    BannerKind Kind,
    BannerAction Action,
    MigrationState State,
    IReadOnlyList<Requirement> Requirements,
    IReadOnlyList<Principal> Owners
)
{
    public string? PartnerCenterAccountId { get; init; }

    /// <summary>When time alone may change it; before that only a commit does.</summary>
    public DateTimeOffset GoodUntil { get; init; } = DateTimeOffset.MaxValue;
}
