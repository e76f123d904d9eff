namespace PublisherMigration.Infrastructure.Persistence.Rows;

/// <summary>An account as the embedded legacy portal has it: a second copy, never read from the first.</summary>
internal sealed class LegacyPortalAccountRow
{
    public required string PublisherId { get; init; }

    public required string FeedId { get; init; }

    public required long AppliedSequence { get; init; }

    public required string PartnerCenterAccountId { get; init; }

    public required byte[] Members { get; init; }

    public required string DisplayName { get; init; }

    public string? ContactEmail { get; init; }

    public string? SupportUri { get; init; }
}
