namespace PublisherMigration.RawSqlite;

/// <summary>
/// The least that a store of changes can write: one row a change, with the two indexes without which neither sequences nor
/// repetitions could be judged.
/// </summary>
internal static class ChangeRows
{
    public const string Schema = """
        CREATE TABLE change (
            position INTEGER PRIMARY KEY,
            account INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            change_id BLOB NOT NULL,
            payload BLOB NOT NULL,
            UNIQUE (account, sequence),
            UNIQUE (change_id)
        )
        """;

    /// <summary>Accounts drawn at random, the same rows in every run; positions are given by the table.</summary>
    public static SourceTable Of(int rows, int accounts, int payloadOctets)
    {
        var random = new Random(rows);
        var sequences = new long[accounts];
        return new SourceTable(
            "change",
            ["account", "sequence", "change_id", "payload"],
            [.. Enumerable.Range(0, rows).Select(_ => Row(random, sequences, payloadOctets))]
        );
    }

    private static object[] Row(Random random, long[] sequences, int payloadOctets)
    {
        var account = random.Next(sequences.Length);
        return [(long)account, ++sequences[account], Octets(random, 16), Octets(random, payloadOctets)];
    }

    private static byte[] Octets(Random random, int count)
    {
        var octets = new byte[count];
        random.NextBytes(octets);
        return octets;
    }
}
