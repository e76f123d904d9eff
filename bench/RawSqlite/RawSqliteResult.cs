namespace PublisherMigration.RawSqlite;

/// <summary>What the raw inserts came to; printed as one line of JSON.</summary>
/// <remarks>Seconds run from the first BEGIN to the last COMMIT; rows are counted by table.</remarks>
public sealed record RawSqliteResult(
    double Seconds,
    IReadOnlyDictionary<string, int> Rows,
    int Transactions,
    string SqliteVersion,
    string SourceJournalMode,
    string JournalMode,
    long Synchronous,
    long PageSize
)
{
    public int TotalRows => Rows.Values.Sum();
}
