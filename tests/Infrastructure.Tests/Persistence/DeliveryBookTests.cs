using Microsoft.Data.Sqlite;
using PublisherMigration.Application.AccountSync.Delivery;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Infrastructure.Persistence.Delivery;
using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.Persistence;

public sealed class DeliveryBookTests : IAsyncLifetime
{
    private static readonly DeliveryError Error = new(
        DeliveryErrorKind.ChangeRefused,
        "NAME_TAKEN",
        "Taken.",
        Fleet.Now,
        Sequence: 1
    );

    private readonly string[] _ids = [.. Enumerable.Range(1, 9).Select(static number => $"account-{number}")];
    private TestStore _store = null!;

    public async ValueTask InitializeAsync()
    {
        _store = TestStore.Open();
        await _store.WriteAsync(session =>
        {
            session.SaveDirectory();
            foreach (var id in _ids)
            {
                session.Import(id);
                session.Start(id);
                session.Complete(id);
            }

            return true;
        });
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task BeforeTheFirstDelivery_NothingIsDelivered()
    {
        (await _store.ReadAsync(static session => session.Deliveries.Progress())).ShouldBeNull();
        (await StatesAsync()).ShouldAllBe(state => state == SyncState.Lagging);
    }

    [Fact]
    public async Task Standing_IsByRowAndWatermark()
    {
        await _store.WriteAsync(session =>
        {
            session.DeliveryBook.Begin(_store.Store.FeedId, 0, restateAll: false);
            session.DeliveryBook.Advance(7, sweptTo: null);
            session.DeliveryBook.Save(Behind(2, SyncState.Quarantined) with { SentThrough = 7 });
            session.DeliveryBook.Save(Behind(4, SyncState.Retrying));
            return true;
        });

        (await StatesAsync()).ShouldBe([
            SyncState.InSync,
            SyncState.InSync,
            SyncState.Quarantined,
            SyncState.InSync,
            SyncState.Retrying,
            SyncState.InSync,
            SyncState.InSync,
            SyncState.Lagging,
            SyncState.Lagging,
        ]);
        (await ListAsync(SyncState.Lagging)).ShouldBe(_ids[7..]);
        (await ListAsync(SyncState.Lagging, SyncState.Quarantined)).ShouldBe([_ids[2], .. _ids[7..]]);
        (await ListAsync(SyncState.Retrying)).ShouldBe([_ids[4]]);
        (await ListAsync(SyncState.InSync, SyncState.Retrying)).ShouldBe(_ids[..2].Concat(_ids[3..7]));
        var standing = await _store.ReadAsync(session => session.Deliveries.Find(Fleet.Id(_ids[2])));
        standing!.Undelivered.ShouldBe(
            Behind(2, SyncState.Quarantined) with
            {
                OldestTime = Fleet.Now,
                SentThrough = 7,
            }
        );
        (standing.Sequence, standing.LastPosition).ShouldBe((1, 3));
    }

    [Fact]
    public async Task SavedAgain_OneRow_Removed_None()
    {
        await _store.WriteAsync(session =>
        {
            session.DeliveryBook.Begin(_store.Store.FeedId, 9, restateAll: false);
            session.DeliveryBook.Save(Behind(2, SyncState.Retrying));
            session.DeliveryBook.Save(Behind(2, SyncState.Quarantined));
            session.DeliveryBook.Save(Behind(3, SyncState.Retrying));
            session.DeliveryBook.Remove(Fleet.Id(_ids[3]));
            return true;
        });

        var rows = await _store.ReadAsync(static session => session.Deliveries.ListUndelivered(after: null, 10));

        rows.ShouldHaveSingleItem().State.ShouldBe(SyncState.Quarantined);
        (await _store.ReadAsync(session => session.Deliveries.ListUndelivered(_ids[2], 10))).ShouldBeEmpty();
    }

    [Fact]
    public async Task NewHistory_EveryAccountAwaitsItsRestatement_AndIsTakenOnce()
    {
        await _store.WriteAsync(session =>
        {
            session.DeliveryBook.Begin(Guid.NewGuid(), 9, restateAll: false);
            session.DeliveryBook.Save(Behind(2, SyncState.Quarantined));
            session.DeliveryBook.Begin(_store.Store.FeedId, 9, restateAll: true);
            return true;
        });
        (await StatesAsync()).ShouldAllBe(state => state == SyncState.Lagging);
        (await ListAsync(SyncState.Lagging)).Count.ShouldBe(9);

        var taken = await _store.WriteAsync(static session => session.DeliveryBook.TakeToRestate(4));
        taken.Select(static id => id.Value).ShouldBe(_ids[..4]);
        (await ListAsync(SyncState.Lagging)).ShouldBe(_ids[4..]);
        (await _store.WriteAsync(static session => session.DeliveryBook.TakeToRestate(100))).Count.ShouldBe(5);
        (await _store.WriteAsync(static session => session.DeliveryBook.TakeToRestate(100))).ShouldBeEmpty();

        (await _store.ReadAsync(static session => session.Deliveries.Progress())).ShouldBe(
            new DeliveryProgress(_store.Store.FeedId, 9, RestateThrough: null, RestatedTo: 9, SweptTo: null)
        );
        (await StatesAsync()).ShouldAllBe(state => state == SyncState.InSync);
    }

    [Fact]
    public async Task WhileAllAreAsked_ThoseStillToCome_AreLagging()
    {
        await _store.WriteAsync(session =>
        {
            session.DeliveryBook.Begin(_store.Store.FeedId, 9, restateAll: false);
            session.DeliveryBook.Save(Behind(8, SyncState.Retrying));
            session.DeliveryBook.Advance(9, sweptTo: string.Empty);
            return true;
        });
        (await StatesAsync()).ShouldBe([.. Enumerable.Repeat(SyncState.Lagging, 8), SyncState.Retrying]);

        await AdvanceAsync(_ids[6]);
        (await ListAsync(SyncState.Lagging)).ShouldBe([_ids[7]]);
        (await ListAsync(SyncState.InSync)).ShouldBe(_ids[..7]);
        (await _store.ReadAsync(static session => session.Deliveries.Progress()))!.SweptTo.ShouldBe(_ids[6]);

        await AdvanceAsync(sweptTo: null);
        (await ListAsync(SyncState.Lagging)).ShouldBeEmpty();
        (await ListAsync(SyncState.InSync)).ShouldBe(_ids[..8]);

        Task<bool> AdvanceAsync(string? sweptTo) =>
            _store.WriteAsync(session =>
            {
                session.DeliveryBook.Advance(9, sweptTo);
                return true;
            });
    }

    /// <summary>Many accounts behind are found by another way than few.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public async Task PageByPage_TheSameAsAtOnce(long watermark)
    {
        await _store.WriteAsync(session =>
        {
            session.DeliveryBook.Begin(_store.Store.FeedId, watermark, restateAll: false);
            session.DeliveryBook.Save(Behind(2, SyncState.Quarantined));
            session.DeliveryBook.Save(Behind(4, SyncState.Retrying));
            return true;
        });
        SyncState[][] filters =
        [
            [SyncState.Lagging],
            [SyncState.Quarantined],
            [SyncState.Lagging, SyncState.Retrying, SyncState.Quarantined],
        ];
        foreach (var filter in filters)
        {
            var paged = new List<string>();
            while (await PageAsync(filter, paged.LastOrDefault()) is [var next, ..])
            {
                paged.Add(next);
            }

            paged.ShouldNotBeEmpty();
            paged.ShouldBe(await ListAsync(filter));
        }

        async Task<string[]> PageAsync(SyncState[] states, string? after) =>
            [
                .. (
                    await _store.ReadAsync(session =>
                        session.Deliveries.List(new StandingFilter(states.ToHashSet(), OnlyHeld: false), after, 1)
                    )
                ).Select(static standing => standing.PublisherId.Value),
            ];
    }

    [Fact]
    public async Task WhatIsNotInSync_IsFoundWithoutLookingAtAllAccounts()
    {
        await using var connection = new SqliteConnection(
            $"Data Source={_store.DatabasePath};Mode=ReadOnly;Pooling=False"
        );
        await connection.OpenAsync(TestContext.Current.CancellationToken);

        PlanOf(connection, DeliveryLookups.BehindSql).ShouldNotContain("SCAN s");
        PlanOf(connection, DeliveryLookups.HeldSql).ShouldContain("ix_synced_accounts_hold_id");
        PlanOf(connection, DeliveryLookups.AllSql).ShouldContain("SEARCH s USING INDEX");
    }

    private static string PlanOf(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Our own statement.
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
#pragma warning restore CA2100
        for (var parameter = 1; parameter <= 8; parameter++)
        {
            command.Parameters.AddWithValue($"?{parameter}", 0);
        }

        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(reader.GetString(3));
        }

        return string.Join('\n', lines);
    }

    private UndeliveredAccount Behind(int index, SyncState state) =>
        new(Fleet.Id(_ids[index]), 0, index + 1, state, 3, Fleet.Now, Error);

    private async Task<SyncState[]> StatesAsync() =>
        await _store.ReadAsync(session => _ids.Select(id => session.Deliveries.Find(Fleet.Id(id))!.State).ToArray());

    private async Task<IReadOnlyList<string>> ListAsync(params SyncState[] states) =>
        await _store.ReadAsync(session =>
            session
                .Deliveries.List(new StandingFilter(states.ToHashSet(), OnlyHeld: false), after: null, 100)
                .Select(static standing => standing.PublisherId.Value)
                .ToArray()
        );
}
