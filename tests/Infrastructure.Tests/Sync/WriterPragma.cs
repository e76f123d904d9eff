using System.Reflection;
using PublisherMigration.Infrastructure.Persistence;
using PublisherMigration.Infrastructure.Persistence.Sqlite;
using PublisherMigration.Infrastructure.Tests.Support;
using SQLitePCL;

namespace PublisherMigration.Infrastructure.Tests.Sync;

/// <summary>
/// What the writer's own connection says of itself: whether the commits that it makes are synced is seen nowhere else from
/// within the process.
/// </summary>
internal static class WriterPragma
{
    public const long Normal = 1;
    public const long Full = 2;

    /// <summary>To be called in the writer's turn.</summary>
    public static long Synchronous(TestStore store)
    {
        var opened = Field(store.Get<SqliteStore>(), "_opened");
        var writer = opened.GetType().GetProperty("Writer")!.GetValue(opened)!;
        var database = (sqlite3)Field(Field(writer, "_connection"), "_database");
        using var pragma = new Statement(database, "PRAGMA synchronous");
        pragma.Step().ShouldBeTrue();
        var value = pragma.Long(0);
        pragma.Reset();
        return value;
    }

    private static object Field(object of, string name) =>
        of.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(of)!;
}
