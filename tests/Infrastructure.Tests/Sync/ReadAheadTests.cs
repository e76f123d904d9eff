using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using PublisherMigration.Application.AccountSync.Recording;
using PublisherMigration.Infrastructure.Persistence.Synced;
using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.Sync;

/// <summary>Accounts are read while writes wait: a decision never rests on what was true only then.</summary>
public sealed class ReadAheadTests
{
    private const int Accounts = 6;
    private const int Callers = 24;
    private const int ChangesOfEach = 80;

    /// <summary>
    /// With room for two accounts in the writer's memory each is there, written and let go again and again while changes of it
    /// wait that were read ahead at some time or other; now and then an item is undone.
    /// </summary>
    [Theory]
    [InlineData(3, 8)]
    [InlineData(12, 3)]
    public async Task Changes_OfAccountsThatComeAndGo_FollowOneAnother(int mostInBatch, int oneOfSoManyIsUndone)
    {
        await using var store = TestStore.Open(
            settings: new()
            {
                ["Database:CachedAccounts"] = "2",
                ["Database:MaxBatch"] = mostInBatch.ToString(CultureInfo.InvariantCulture),
            }
        );
        for (var account = 0; account < Accounts; account++)
        {
            await store.MigrateAsync(Name(account));
        }

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, Callers)
                .Select(caller =>
                    Task.Run(
                        () => RecordAsync(store, caller, oneOfSoManyIsUndone),
                        TestContext.Current.CancellationToken
                    )
                )
        );

        foreach (var account in answers.SelectMany(static some => some).GroupBy(static one => one.Account))
        {
            var first = 2;
            account
                .Select(static one => one.Answer.Sequence)
                .Order()
                .ShouldBe(Enumerable.Range(first, account.Count()).Select(static sequence => (long)sequence));
            var found = await store.FindAsync(account.Key);
            found.Sequence.ShouldBe(1 + account.Count());
            found.Subjects.Count.ShouldBe(1 + account.Count());
        }
    }

    [Fact]
    public void WhatWasRead_InAnEpochBefore_IsNotTaken()
    {
        var (read, late, unread) = (Ahead(), Ahead(), Ahead());
        var found = Found();
        read.Set(found, epoch: 3);
        late.Set(found, epoch: 2);

        read.Take(epoch: 3).ShouldBeSameAs(found);
        late.Take(epoch: 3).ShouldBeNull();
        unread.Take(epoch: 3).ShouldBeNull();
    }

    [Fact]
    public void WhatIsRead_AfterItWasTaken_IsNotTakenAgain()
    {
        var account = Ahead();
        account.Take(epoch: 0).ShouldBeNull();
        account.IsTaken.ShouldBeTrue();

        account.Set(Found(), epoch: 0);

        account.Take(epoch: 0).ShouldBeNull();
    }

    [Fact]
    public void DatabaseThatCannotBeRead_IsTheWritersToTell()
    {
        var account = Ahead();
        using (var ahead = new ReadAhead("no-such-folder/missing.db", new MemoryEpochs(), NullLogger.Instance))
        {
            ahead.Start();
            ahead.Want(account);
        }

        account.Take(epoch: 0).ShouldBeNull();
    }

    private static async Task<List<(string Account, ChangeAnswer Answer)>> RecordAsync(
        TestStore store,
        int caller,
        int oneOfSoManyIsUndone
    )
    {
        var random = new Random(caller);
        var answers = new List<(string, ChangeAnswer)>();
        for (var number = 0; number < ChangesOfEach; number++)
        {
            var account = Name(random.Next(Accounts));
            if (random.Next(oneOfSoManyIsUndone) == 0)
            {
                await Should.ThrowAsync<InvalidOperationException>(() => UndoAsync(store, account));
            }

            var member = SyncedStore.Dev(caller * ChangesOfEach + number);
            answers.Add((account, await store.AddAsync(account, member, SyncedStore.Developer, version: 1)));
        }

        return answers;
    }

    /// <summary>Uses the account, and then fails.</summary>
    private static Task<bool> UndoAsync(TestStore store, string account) =>
        store.WriteAsync<bool>(session =>
        {
            session.Synced.Find(Fleet.Id(account)).ShouldNotBeNull();
            throw new InvalidOperationException("It is to be undone.");
        });

    private static AccountAhead Ahead() => new(Fleet.Id("acme"));

    private static FoundAccount Found() =>
        new(Fleet.Id("acme"), No: 1, LastPosition: 1, IsSpilled: false, Packed: null!, Hold: null);

    private static string Name(int account) => string.Create(CultureInfo.InvariantCulture, $"account-{account}");
}
