using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Infrastructure.Persistence;
using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.Sync;

/// <summary>
/// A commit is seen by readers before the writer knows that it is made. Who has seen what it brought must see nothing older
/// afterwards, by whatever method.
/// </summary>
public sealed class ReadersAtACommitTests
{
    [Fact]
    public async Task Readers_BetweenACommitAndItsAnswer_SeeWhatItBrought()
    {
        using var seam = new HeldStep(StoreStep.AfterCommit);
        await using var store = TestStore.Open(seam);
        await store.MigrateAsync("acme");
        var (feed, stamps) = (store.Get<IChangeFeedReader>(), store.Get<IChangeStamps>());
        var stampBefore = stamps.Of(Fleet.Id("acme"));
        stamps.Of(Fleet.Id("acme")).ShouldBe(stampBefore);
        seam.HoldNext();
        var recording = store.AddAsync("acme", SyncedStore.Dev(1), SyncedStore.Developer, version: 1);
        await seam.Reached;

        // Somebody reads it from the feed's table.
        var committed = await store
            .Get<SqliteStore>()
            .UseReaderAsync(static reader => reader.Feed.ReadHead(), TestContext.Current.CancellationToken);
        committed.ShouldBeGreaterThan(feed.Head);

        stamps.Of(Fleet.Id("acme")).ShouldNotBe(stamps.Of(Fleet.Id("acme")));
        var head = feed.ReadHeadAsync(TestContext.Current.CancellationToken).AsTask();
        var sequence = store.ReadAsync(static session => session.FindSynced(Fleet.Id("acme"))!.Sequence).AsTask();
        head.IsCompleted.ShouldBeFalse();
        seam.Release();

        (await head).ShouldBe(committed);
        (await sequence).ShouldBe(2);
        (await recording).Position.ShouldBe(committed);
        feed.Head.ShouldBe(committed);
        var stampAfter = stamps.Of(Fleet.Id("acme"));
        stampAfter.ShouldNotBe(stampBefore);
        stamps.Of(Fleet.Id("acme")).ShouldBe(stampAfter);
    }

    [Fact]
    public async Task Facts_ThatAreBeingCommitted_PutEveryStampInDoubt()
    {
        using var seam = new HeldStep(StoreStep.AfterCommit);
        await using var store = TestStore.Open(seam);
        var stamps = store.Get<IChangeStamps>();
        seam.HoldNext();
        var saving = store.WriteAsync(static session =>
        {
            session.SaveDirectory();
            return true;
        });
        await seam.Reached;

        stamps.Of(Fleet.Id("anybody")).ShouldNotBe(stamps.Of(Fleet.Id("anybody")));
        seam.Release();

        await saving;
        stamps.Of(Fleet.Id("anybody")).ShouldBe(stamps.Of(Fleet.Id("anybody")));
    }
}
