using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.Sync;

/// <summary>
/// What may be lost never makes the disk sync, and what may not always does: with synchronous=NORMAL SQLite does not sync the
/// WAL at a commit, with FULL it does, and a sync of the WAL takes along what was written to it before.
/// </summary>
public sealed class LazyWriteTests
{
    [Fact]
    public async Task LazyWrites_Alone_DoNotSync()
    {
        await using var store = TestStore.Open();
        for (var i = 0; i < 3; i++)
        {
            (await LazilyAsync(store)).ShouldBe(WriterPragma.Normal);
        }
    }

    [Fact]
    public async Task DurableWrite_AfterLazyOnes_Syncs()
    {
        await using var store = TestStore.Open();
        await LazilyAsync(store);
        (await DurablyAsync(store)).ShouldBe(WriterPragma.Full);
        (await LazilyAsync(store)).ShouldBe(WriterPragma.Normal);
        (await DurablyAsync(store)).ShouldBe(WriterPragma.Full);
    }

    [Fact]
    public async Task LazyWrites_AmongDurableOnes_GoAlong()
    {
        await using var store = TestStore.Open();
        using var held = await HeldWriter.OfAsync(store.Store);
        Task<long>[] writes =
        [
            LazilyAsync(store),
            LazilyAsync(store),
            DurablyAsync(store),
            LazilyAsync(store),
            DurablyAsync(store),
        ];
        held.Release();

        var synchronous = await Task.WhenAll(writes);
        // None that has to be on disk is ever in a commit that does not sync.
        synchronous[2].ShouldBe(WriterPragma.Full);
        synchronous[4].ShouldBe(WriterPragma.Full);
    }

    [Fact]
    public async Task LazyWrite_IsThereForReaders_AndAfterAStop()
    {
        var folder = TestStore.NewFolder();
        await using (var store = TestStore.OpenIn(folder))
        {
            await store.Store.WriteAsync(
                static session => session.Import("acme"),
                WhenFull.Wait,
                WriteOptions.Lazily,
                TestContext.Current.CancellationToken
            );
            (await store.ReadAsync(static session => session.Find(Fleet.Id("acme")))).ShouldNotBeNull();
        }

        await using (var store = TestStore.OpenIn(folder))
        {
            (await store.ReadAsync(static session => session.Find(Fleet.Id("acme")))).ShouldNotBeNull();
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task LazyWrite_ThatIsRefused_IsUndoneAlone()
    {
        await using var store = TestStore.Open();
        using var held = await HeldWriter.OfAsync(store.Store);
        var refused = store.Store.WriteAsync<int>(
            static session =>
            {
                session.Import("acme");
                throw new InvalidOperationException("refused");
            },
            WhenFull.Wait,
            WriteOptions.Lazily,
            TestContext.Current.CancellationToken
        );
        var kept = DurablyAsync(store);
        held.Release();

        await Should.ThrowAsync<InvalidOperationException>(refused);
        (await kept).ShouldBe(WriterPragma.Full);
        (await store.ReadAsync(static session => session.Find(Fleet.Id("acme")))).ShouldBeNull();
    }

    private static Task<long> LazilyAsync(TestStore store) => WriteAsync(store, WriteOptions.Lazily);

    private static Task<long> DurablyAsync(TestStore store) => WriteAsync(store, WriteOptions.None);

    /// <summary>Imports an account; how synced its commit will be.</summary>
    private static Task<long> WriteAsync(TestStore store, WriteOptions options) =>
        store.Store.WriteAsync(
            session =>
            {
                session.Import($"account-{Guid.NewGuid():N}");
                return WriterPragma.Synchronous(store);
            },
            WhenFull.Wait,
            options,
            TestContext.Current.CancellationToken
        );
}
