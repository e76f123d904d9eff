using PublisherMigration.Infrastructure.Persistence.Delivery;
using PublisherMigration.Infrastructure.Persistence.Feed;
using PublisherMigration.Infrastructure.Persistence.Synced;
using SQLitePCL;

namespace PublisherMigration.Infrastructure.Persistence.Sessions;

/// <summary>All that the writer has prepared on its connection.</summary>
internal sealed class WriteStatements(sqlite3 database)
{
    public StoreLookups Lookups { get; } = new(database);

    public SyncedWrites Synced { get; } = new(database);

    public FeedWrites Feed { get; } = new(database);

    public AccountWrites Accounts { get; } = new(database);

    public HistoryWrites History { get; } = new(database);

    public DirectoryWrites Directory { get; } = new(database);

    public JudgedFacts JudgedFacts { get; } = new(database);

    public EmbeddedTables Embedded { get; } = new(database);

    public DeliveryBook DeliveryBook { get; } = new(database);

    public void Close()
    {
        Lookups.Close();
        Synced.Close();
        Feed.Close();
        Accounts.Close();
        History.Close();
        Directory.Close();
        JudgedFacts.Close();
        Embedded.Close();
        DeliveryBook.Close();
    }
}
