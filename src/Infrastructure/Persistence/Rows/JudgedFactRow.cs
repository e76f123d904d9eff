namespace PublisherMigration.Infrastructure.Persistence.Rows;

/// <summary>A fact on which the requirements of an open migration rest.</summary>
internal sealed class JudgedFactRow
{
    public required string Fact { get; init; }

    public required string PublisherId { get; init; }
}
