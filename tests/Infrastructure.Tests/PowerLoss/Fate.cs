namespace PublisherMigration.Infrastructure.Tests.PowerLoss;

/// <summary>What becomes of the writes to a file that no sync has followed when the power goes.</summary>
internal enum Fate
{
    /// <summary>None of them has reached the disk.</summary>
    Lost = 1,

    /// <summary>All of them have, as if there had been a sync.</summary>
    Kept = 2,

    /// <summary>Those up to one of them have, and of that one the first octets.</summary>
    Cut = 3,

    /// <summary>Sectors of them have, whichever they are: later ones without earlier ones, the end of a page without its beginning.</summary>
    Scattered = 4,

    /// <summary>All of them up to one have, and some bits in one place of the last ones are others.</summary>
    Flipped = 5,

    /// <summary>Sectors of them hold something else altogether.</summary>
    Overwritten = 6,
}
