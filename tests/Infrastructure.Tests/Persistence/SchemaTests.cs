using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PublisherMigration.Infrastructure.Persistence;
using PublisherMigration.Infrastructure.Persistence.Sqlite;
using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.Persistence;

public sealed class SchemaTests
{
    [Fact]
    public void Model_AndMigrations_Agree()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        using var context = new MigrationDbContext(DatabaseSchema.OptionsFor(connection));

        context.Database.HasPendingModelChanges().ShouldBeFalse();
        context.Database.GetMigrations().Count().ShouldBe(DatabaseSchema.Version);
    }

    [Fact]
    public async Task Open_OnANewerSchema_Refuses()
    {
        var folder = TestStore.NewFolder();
        await TestStore.OpenIn(folder).DisposeAsync();
        await DatabaseFile.BecomeNewerAsync(Path.Combine(folder, "migration.db"));

        (await TestStore.RefusalInAsync(folder)).ShouldNotBeNull().ShouldContain("newer release");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Open_Again_KeepsTheFeed()
    {
        var folder = TestStore.NewFolder();
        Guid feed;
        await using (var first = TestStore.OpenIn(folder))
        {
            feed = first.Store.FeedId;
        }

        await using (var second = TestStore.OpenIn(folder))
        {
            second.Store.FeedId.ShouldBe(feed);
        }

        Directory.Delete(folder, recursive: true);
    }
}
