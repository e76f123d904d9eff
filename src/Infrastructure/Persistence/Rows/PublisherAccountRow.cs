using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Infrastructure.Persistence.Rows;

/// <summary>An account; its members packed by <see cref="Packing.RosterCodec"/>, since they are always read together.</summary>
internal sealed class PublisherAccountRow
{
    public required string PublisherId { get; init; }

    public required string DisplayName { get; init; }

    public string? MpnId { get; init; }

    public required byte[] Members { get; init; }

    public required Authority Authority { get; init; }

    public required byte[] FactsHash { get; init; }

    public required long UpdateTime { get; init; }
}
