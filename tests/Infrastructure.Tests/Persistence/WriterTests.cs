using PublisherMigration.Application.AccountMigrations;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Common;
using PublisherMigration.Infrastructure.Persistence;
using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.Persistence;

public sealed class WriterTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(9)]
    public async Task Write_WhenANeighbourIsRefused_IsStored(int refused)
    {
        await using var store = TestStore.Open();
        using var held = await HeldWriter.OfAsync(store.Store);
        var writes = Enumerable
            .Range(0, 10)
            .Select(number =>
                store.WriteAsync(session =>
                {
                    session.Import($"account-{number}");
                    return number == refused ? throw new RuleViolationException(Reason.NotAnOwner) : number;
                })
            )
            .ToArray();
        held.Release();

        for (var number = 0; number < writes.Length; number++)
        {
            if (number == refused)
            {
                (await Should.ThrowAsync<RuleViolationException>(writes[number])).Violation.Reason.ShouldBe(
                    Reason.NotAnOwner
                );
            }
            else
            {
                (await writes[number]).ShouldBe(number);
            }
        }

        for (var number = 0; number < writes.Length; number++)
        {
            var id = Fleet.Id($"account-{number}");
            var found = await store.ReadAsync(session => session.Find(id) is not null);
            found.ShouldBe(number != refused);
        }
    }

    [Fact]
    public async Task Write_WhenTheFirstOfABatchIsRefused_LeavesNothingOfIt()
    {
        await using var store = TestStore.Open();
        await Should.ThrowAsync<InvalidOperationException>(
            store.WriteAsync<int>(static session =>
            {
                session.Import("acme");
                throw new InvalidOperationException("bug");
            })
        );

        (await store.Migrations.HeadAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
    }

    [Fact]
    public async Task Write_WhenTheQueueIsFull_IsRefusedOrWaits()
    {
        await using var store = TestStore.Open(settings: new() { ["Database:WriteQueueCapacity"] = "2" });
        using var held = await HeldWriter.OfAsync(store.Store);
        var waiting = Enumerable.Range(0, 5).Select(number => store.WriteAsync(_ => number)).ToArray();

        var refused = store.Store.WriteAsync(static _ => 0, WhenFull.Refuse, CancellationToken.None);
        (await Should.ThrowAsync<RuleViolationException>(refused)).Violation.Reason.ShouldBe(Reason.Overloaded);

        held.Release();
        (await Task.WhenAll(waiting)).ShouldBe([0, 1, 2, 3, 4]);
    }

    [Fact]
    public async Task Write_WithdrawnBeforeItBegins_IsDropped()
    {
        await using var store = TestStore.Open();
        using var held = await HeldWriter.OfAsync(store.Store);
        using var withdrawal = new CancellationTokenSource();
        var ran = false;
        var write = store.Store.WriteAsync(_ => ran = true, WhenFull.Refuse, withdrawal.Token);
        await withdrawal.CancelAsync();
        held.Release();

        await Should.ThrowAsync<OperationCanceledException>(write);
        ran.ShouldBeFalse();
    }

    [Theory]
    [InlineData((int)StoreStep.Begin)]
    [InlineData((int)StoreStep.RunItem)]
    [InlineData((int)StoreStep.BeforeCommit)]
    public async Task Write_WhenTheDatabaseFails_IsRefusedWhole_AndTheNextOneWorks(int step)
    {
        var seam = new FailingSeam((StoreStep)step);
        await using var store = TestStore.Open(seam);
        var health = store.Get<IStoreHealth>();
        var turns = 0;
        health.Changed += () => turns++;
        seam.FailNext(1);

        var failed = store.WriteAsync(static session => session.Import("acme").Migration.Version);
        (await Should.ThrowAsync<RuleViolationException>(failed)).Violation.Reason.ShouldBe(Reason.StoreUnavailable);

        seam.Fired.ShouldBe(1);
        turns.ShouldBe(2);
        health.IsHealthy.ShouldBeTrue();
        (await store.ReadAsync(static session => session.Find(Fleet.Id("acme")))).ShouldBeNull();
        await store.WriteAsync(static session => session.Import("acme"));
        (await store.ReadAsync(static session => session.Find(Fleet.Id("acme")))).ShouldNotBeNull();
    }

    [Fact]
    public async Task Write_WhenTheCommitsFateIsUnknown_IsRefused()
    {
        var seam = new FailingSeam(StoreStep.AfterCommit);
        await using var store = TestStore.Open(seam);
        seam.FailNext(1);

        var failed = store.WriteAsync(static session => session.Import("acme").Migration.Version);
        (await Should.ThrowAsync<RuleViolationException>(failed)).Violation.Reason.ShouldBe(Reason.StoreUnavailable);

        // It is there all the same: whoever repeats it finds it so.
        (await store.ReadAsync(static session => session.Find(Fleet.Id("acme")))).ShouldNotBeNull();
    }

    [Fact]
    public async Task Write_WhileTheDatabaseIsDown_IsRefused_UntilAProbeSucceeds()
    {
        var opening = new FailingSeam(StoreStep.OpenWriter);
        var seam = new PairOfSeams(new FailingSeam(StoreStep.BeforeCommit), opening);
        await using var store = TestStore.Open(seam);
        var health = store.Get<IStoreHealth>();
        var well = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        opening.FailNext(2);
        seam.First.FailNext(1);

        for (var attempt = 0; attempt < 2; attempt++)
        {
            var failed = store.WriteAsync(static session => session.Import("acme").Migration.Version);
            (await Should.ThrowAsync<RuleViolationException>(failed)).Violation.Reason.ShouldBe(
                Reason.StoreUnavailable
            );
            health.IsHealthy.ShouldBeFalse();
        }

        health.Changed += () => well.TrySetResult();
        await well.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        health.IsHealthy.ShouldBeTrue();
        opening.Fired.ShouldBe(2);
        await store.WriteAsync(static session => session.Import("acme"));
    }

    [Fact]
    public async Task Read_WhenTheDatabaseFails_IsRefused_AndTheNextOneWorks()
    {
        var seam = new FailingSeam(StoreStep.Read);
        await using var store = TestStore.Open(seam);
        seam.FailNext(1);

        var failed = store.ReadAsync(static session => session.Find(Fleet.Id("acme"))).AsTask();
        (await Should.ThrowAsync<RuleViolationException>(failed)).Violation.Reason.ShouldBe(Reason.StoreUnavailable);
        (await store.ReadAsync(static session => session.Find(Fleet.Id("acme")))).ShouldBeNull();
    }

    [Fact]
    public async Task Close_CommitsWhatWaits_AndRefusesTheRest()
    {
        await using var store = TestStore.Open();
        var held = await HeldWriter.OfAsync(store.Store);
        var waiting = store.WriteAsync(static session => session.Import("acme").Migration.State);
        var closing = store.Get<SqliteStore>().CloseAsync();
        var refused = store.WriteAsync(static _ => 0);
        held.Release();

        (await Should.ThrowAsync<RuleViolationException>(refused)).Violation.Reason.ShouldBe(Reason.ShuttingDown);
        (await waiting).ShouldBe(MigrationState.NotStarted);
        await closing;
        held.Dispose();
        var read = store.ReadAsync(static session => session.Find(Fleet.Id("acme"))).AsTask();
        (await Should.ThrowAsync<RuleViolationException>(read)).Violation.Reason.ShouldBe(Reason.ShuttingDown);
        File.Exists(store.DatabasePath + "-wal").ShouldBeFalse();
    }

    [Fact]
    public async Task Commit_ThatChangesSomething_IsSignalled()
    {
        await using var store = TestStore.Open();
        var signal = store.Get<ICommitSignal>();
        var next = signal.NextCommit;
        await store.WriteAsync(static session => session.FindFactsHash(Fleet.Id("acme")));
        next.IsCompleted.ShouldBeFalse();

        await store.WriteAsync(static session => session.Import("acme"));
        next.IsCompleted.ShouldBeTrue();
        signal.NextCommit.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Session_UsedAfterItsEnd_Refuses()
    {
        await using var store = TestStore.Open();
        var leaked = await store.ReadAsync(static session => session);
        Should.Throw<ObjectDisposedException>(() => leaked.Find(Fleet.Id("acme")));
    }

    [Fact]
    public async Task Save_OfAStaleCopy_Fails()
    {
        await using var store = TestStore.Open();
        await store.WriteAsync(static session => session.Import("acme"));
        var stale = await store.WriteAsync(static session => session.Find(Fleet.Id("acme"))!);
        await store.WriteAsync(static session => session.Start("acme"));
        stale.Migration.AccountImported(
            new MigrationCase(stale.Account, new NoFacts(), Actor: null, Fleet.Caller, Fleet.Now)
        );

        await Should.ThrowAsync<InvalidOperationException>(
            store.WriteAsync(session =>
            {
                session.Save(stale);
                return 0;
            })
        );
    }

    [Fact]
    public async Task Etag_ChangesWithEveryStoredChange()
    {
        await using var store = TestStore.Open();
        var before = await store.WriteAsync(static session => Etag.Of(session.Import("acme").Migration));
        var after = await store.WriteAsync(static session => Etag.Of(session.Start("acme").Migration));
        after.ShouldNotBe(before);
    }
}
