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
}
