namespace PublisherMigration.Infrastructure.Persistence.Rows;

/// <summary>Positions of some changes of an account that follow one another, once its account has too many to hold them itself.</summary>
internal sealed class ChangePositionsRow
{
    public required long AccountNo { get; init; }

    public required long FirstSequence { get; init; }

    public required byte[] Positions { get; init; }
}
