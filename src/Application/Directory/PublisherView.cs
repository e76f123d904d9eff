using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.Directory;

/// <summary>An account with its members and where its migration stands.</summary>
public sealed record PublisherView
{
    public required string PublisherId { get; init; }

    public required string DisplayName { get; init; }

    public string? MpnId { get; init; }

    public required IReadOnlyList<Member> Members { get; init; }

    public required Authority Authority { get; init; }

    public required MigrationState MigrationState { get; init; }

    public required DateTimeOffset UpdateTime { get; init; }
}
