using System.Globalization;
using Microsoft.Data.Sqlite;
using PublisherMigration.Application.AccountSync.Recording;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.Sync;

/// <summary>Rows of accounts trail the changes: whoever reads must not notice, and a crash must not either.</summary>
public sealed class ProjectionTests
{
    private const int Accounts = 12;
    private const int Members = 30;

    [Fact]
    public async Task Crash_BeforeTheRowsHaveTheChanges_LosesNothingOfThem()
    {
        await using var store = TestStore.Open();
        var changes = await RecordAsync(store);
        ProjectedTo(store.Folder).ShouldBeLessThan(Head(store.Folder));

        var copy = store.CopyFiles();
        await using (var reopened = TestStore.OpenIn(copy))
        {
            for (var number = 0; number < Accounts; number++)
            {
                Sample
                    .TextOf(StateOf(await reopened.FindAsync(Name(number))))
                    .ShouldBe(Sample.TextOf(StateOf(await store.FindAsync(Name(number)))));
            }

            var again = await reopened.SendAsync(changes);
            again.ShouldAllBe(static answer => answer.Outcome == ChangeOutcome.Duplicate);
            await SyncedStore.CountAsync(reopened, "account_members");
            MembersIn(copy).ShouldBe(Accounts * Members);
        }

        Directory.Delete(copy, recursive: true);
    }

    [Fact]
    public async Task Reuse_OfAnIdFromBeforeACrash_IsRefused()
    {
        await using var store = TestStore.Open();
        var changes = await RecordAsync(store);
        var copy = store.CopyFiles();
        await using (var reopened = TestStore.OpenIn(copy))
        {
            var other = changes[0] with { SourceVersion = 1_000 };
            (await reopened.SendAsync([other]))[0].Refusal!.Reason.ShouldBe(Domain.Common.Reason.ChangeIdReused);
        }

        Directory.Delete(copy, recursive: true);
    }

    [Fact]
    public async Task Reads_SeeWhatWasAnswered_WhateverIsProjectedMeanwhile()
    {
        await using var store = TestStore.Open();
        await store.MigrateAsync("acme");
        await store.MigrateAsync("busy");
        using var ending = new CancellationTokenSource();
        var traffic = Task.Run(() => AddAsync(store, "busy", ending.Token), CancellationToken.None);
        for (var version = 1; version <= 200; version++)
        {
            var answer = await store.AddAsync("acme", SyncedStore.Dev(version), SyncedStore.Developer, version);
            (await store.FindAsync("acme")).Sequence.ShouldBe(answer.Sequence);
            (await store.ReadAsync(static session => session.Deliveries.Find(Fleet.Id("acme"))))
                .ShouldNotBeNull()
                .Sequence.ShouldBe(answer.Sequence);
        }

        await ending.CancelAsync();
        await traffic;
    }

    [Fact]
    public async Task CutOvers_HaveTheirRowsAtOnce_AndAreNotLookedAtAgain()
    {
        const int many = 2_500;
        await using var store = TestStore.Open();
        await store.WriteAsync(static session =>
        {
            session.SaveDirectory();
            for (var number = 0; number < many; number++)
            {
                session.CutOver(Name(number), [Member.InLegacyPortal(Fleet.Owner, LegacyRole.Owner)]);
            }

            return true;
        });

        ProjectedTo(store.Folder).ShouldBe(many);
    }

    [Fact]
    public async Task Idle_TheRowsCatchUpByThemselves()
    {
        await using var store = TestStore.Open();
        await RecordAsync(store);
        while (ProjectedTo(store.Folder) < Head(store.Folder))
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        MembersIn(store.Folder).ShouldBe(Accounts * Members);
    }

    private static async Task AddAsync(TestStore store, string id, CancellationToken ending)
    {
        for (var version = 1; !ending.IsCancellationRequested; version++)
        {
            await store.AddAsync(id, SyncedStore.Dev(version), SyncedStore.Developer, version);
        }
    }

    /// <summary>Members added to each account, one removed again; all in one write.</summary>
    private static async Task<ChangeInput[]> RecordAsync(TestStore store)
    {
        for (var number = 0; number < Accounts; number++)
        {
            await store.MigrateAsync(Name(number));
        }

        ChangeInput[] changes =
        [
            .. Enumerable
                .Range(1, Members)
                .SelectMany(static member =>
                    Enumerable
                        .Range(0, Accounts)
                        .Select(number =>
                            SyncedStore.Change(
                                Name(number),
                                ChangeInputKind.MemberAdded,
                                SyncedStore.Dev(member),
                                [SyncedStore.Developer],
                                member
                            )
                        )
                ),
            .. Enumerable
                .Range(0, Accounts)
                .Select(static number =>
                    SyncedStore.Change(
                        Name(number),
                        ChangeInputKind.MemberRemoved,
                        SyncedStore.Dev(1),
                        [],
                        version: Members + 1
                    )
                ),
        ];
        var answers = await store.SendAsync(changes);
        answers.ShouldAllBe(static answer => answer.Outcome == ChangeOutcome.Recorded);
        return changes;
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"account-{number}");

    private static object StateOf(SyncedAccount account) =>
        new
        {
            account.Sequence,
            account.Members,
            account.Settings,
            Touches = account
                .Subjects.Select(static s => $"{s.Principal} {s.Touch.Version} {s.Touch.Sequence} {s.Touch.ChangeId}")
                .Order(StringComparer.Ordinal),
            account.RoleChanges,
        };

    private static long ProjectedTo(string folder) => Ask(folder, "SELECT projected_to FROM store_identity");

    private static long Head(string folder) => Ask(folder, "SELECT max(position) FROM recorded_changes");

    private static long MembersIn(string folder) => Ask(folder, "SELECT count(*) FROM account_members");

    private static long Ask(string folder, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={folder}/migration.db;Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants above.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }
}
