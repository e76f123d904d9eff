using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.Sync;

/// <summary>A restore that is announced makes another history, once.</summary>
public sealed class FeedIdTests
{
    [Fact]
    public async Task RestoredAs_AnotherText_RenewsTheFeed_AndTheSameTextKeepsIt()
    {
        var folder = TestStore.NewFolder();
        var first = await FeedOfAsync(folder, string.Empty);
        (await FeedOfAsync(folder, string.Empty)).ShouldBe(first);

        var renewed = await FeedOfAsync(folder, "restore of monday");
        renewed.ShouldNotBe(first);
        (await FeedOfAsync(folder, "restore of monday")).ShouldBe(renewed);
        // Left out again, it says nothing.
        (await FeedOfAsync(folder, string.Empty)).ShouldBe(renewed);
        (await FeedOfAsync(folder, "restore of monday")).ShouldBe(renewed);

        (await FeedOfAsync(folder, "restore of friday")).ShouldNotBe(renewed);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task RestoredAs_OnANewDatabase_IsNoRestore()
    {
        var folder = TestStore.NewFolder();
        var first = await FeedOfAsync(folder, "first start");
        (await FeedOfAsync(folder, "first start")).ShouldBe(first);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<Guid> FeedOfAsync(string folder, string restoredAs)
    {
        await using var store = TestStore.OpenIn(folder, new() { ["Database:RestoredAs"] = restoredAs });
        return store.Store.FeedId;
    }
}
