namespace PublisherMigration.Infrastructure.Persistence.Rows;

/// <summary>Finds accounts by member; the roster itself is packed with the account.</summary>
internal sealed class AccountMemberRow
{
    public required string Principal { get; init; }

    public required string PublisherId { get; init; }
}
