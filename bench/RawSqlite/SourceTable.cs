namespace PublisherMigration.RawSqlite;

/// <summary>A table with the rows that are to be inserted again, in the order in which they were inserted first.</summary>
internal sealed record SourceTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<object[]> Rows)
{
    public string InsertStatement =>
        $"INSERT INTO {Sql.Quote(Name)} ({string.Join(", ", Columns.Select(Sql.Quote))}) "
        + $"VALUES ({string.Join(", ", Columns.Select((_, i) => $"$p{i}"))})";

    /// <summary>The share of the rows that falls to one of several transactions.</summary>
    public Range Slice(int transaction, int transactions) =>
        (int)((long)Rows.Count * transaction / transactions)..(int)(
            (long)Rows.Count * (transaction + 1) / transactions
        );
}
