using Microsoft.Data.Sqlite;
using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.PowerLoss;

/// <summary>What is looked for after a power loss is found where it is planted, and only there.</summary>
public sealed class PowerLossCheckTests(OneLife one) : IClassFixture<OneLife>
{
    private readonly StoreLife _life = one.Life;

    [Fact]
    public async Task Life_WithoutALoss_HasNoFault() => (await FaultsAsync(AtEnd(Fate.Kept))).ShouldBeEmpty();

    [Fact]
    public void Life_HasWhatALossMayMeet()
    {
        _life.BeginningsOfWal.ShouldBeGreaterThan(1);
        _life.DeliveredTo.ShouldBeGreaterThan(0);
        var losses = Losses.Of(_life.Disk, 1_000, seed: 1);
        foreach (var fate in Enum.GetValues<Fate>())
        {
            losses.ShouldContain(loss => loss.Wal == fate && HasUnsynced(loss, StoreFile.Wal), $"{fate} of the WAL");
            losses.ShouldContain(
                loss => loss.Database == fate && HasUnsynced(loss, StoreFile.Database),
                $"{fate} of the database"
            );
        }
    }

    /// <summary>The answer came before the sync: all is in order until the power goes.</summary>
    [Fact]
    public async Task Answer_ThatNoSyncPreceded_IsMissed()
    {
        var (before, after) = Rising().Last(pair => !HasCheckpoint(pair.Before.At, pair.After.At));
        var life = WithoutSyncs(StoreFile.Wal, before.At);
        (await FaultsAsync(new Loss(after.At, Fate.Lost, Fate.Lost, 1), life)).ShouldContain(
            $"Changes were answered up to {after.Position}, and there are some up to {before.Position}."
        );
        (await FaultsAsync(new Loss(after.At, Fate.Kept, Fate.Kept, 1), life)).ShouldBeEmpty();
    }

    /// <summary>More is taken for answered than was on disk: cut before the frames of the last answer.</summary>
    [Fact]
    public async Task Cut_BeforeTheFramesOfAnAnswer_IsFound()
    {
        var missed = 0;
        foreach (var (before, after) in Rising())
        {
            var loss = new Loss(before.At, Fate.Lost, Fate.Lost, 1);
            (await FaultsAsync(loss)).ShouldBeEmpty();
            (await FaultsAsync(loss, answeredAt: after.At)).ShouldNotBeEmpty();
            missed++;
        }

        missed.ShouldBeGreaterThan(OneLife.Steps / 2);
    }

    /// <summary>What has no effect has no change in the feed, and is answered for all that.</summary>
    [Fact]
    public async Task Answer_WithoutAChange_IsMissed()
    {
        var (ledger, position) = _life.AnsweredAt(AtEnd(Fate.Kept));
        var noEffect = ledger.Entries.OfType<SentChange>().Last();
        var never = noEffect with { Change = noEffect.Change with { ChangeId = Guid.NewGuid().ToString("D") } };
        ledger.Add(never);

        var faults = await FaultsAsync(AtEnd(Fate.Kept), ledger, position, tamper: null);

        faults.ShouldHaveSingleItem().ShouldContain("when");
    }

    /// <summary>A checkpoint that begins the WAL anew before its pages are on disk.</summary>
    [Fact]
    public async Task Wal_BegunAnewBeforeTheDatabaseIsSynced_IsFound()
    {
        var answered = _life.Disk.Events.ToList().FindIndex(static e => e is Answered);
        var life = WithoutSyncs(StoreFile.Database, answered);
        (await FaultsAsync(AtEnd(Fate.Lost), life)).ShouldNotBeEmpty();
        (await FaultsAsync(AtEnd(Fate.Scattered), life)).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(
        "UPDATE recorded_changes SET encoded = (SELECT encoded FROM recorded_changes WHERE position = 4) WHERE position = 3",
        "is not the one that was recorded"
    )]
    [InlineData("DELETE FROM recorded_changes WHERE position = 3", "is not the one that was recorded")]
    [InlineData(
        "DELETE FROM recorded_changes WHERE position = (SELECT max(position) FROM recorded_changes)",
        "Changes were answered up to"
    )]
    [InlineData(
        "INSERT INTO recorded_changes SELECT position + 1, account_no, recorded_time, encoded, fingerprint "
            + "FROM recorded_changes ORDER BY position DESC LIMIT 1",
        "is not the one that was recorded"
    )]
    [InlineData(
        "UPDATE synced_accounts SET sequence = sequence - 1 WHERE account_no = 2",
        "The row of account-1-2 is at"
    )]
    [InlineData(
        "UPDATE synced_accounts SET state = (SELECT state FROM synced_accounts WHERE account_no = 3) WHERE account_no = 2",
        "The row of account-1-2 is ["
    )]
    [InlineData(
        "DELETE FROM account_members WHERE principal = '1:olga@contoso.com' AND publisher_id = 'account-1-2'",
        "the members of account-1-2 are others"
    )]
    [InlineData("UPDATE portal.accounts SET applied_sequence = 1000", "beyond its changes")]
    [InlineData("UPDATE portal.accounts SET display_name = 'Another'", "is not what its changes up to")]
    [InlineData("DELETE FROM portal.accounts", "the portal is at 0")]
    [InlineData("UPDATE delivery_state SET watermark = 1000000; DELETE FROM portal.accounts", "The books say")]
    [InlineData("UPDATE account_migrations SET state = 4", "It was answered, and is not so")]
    [InlineData("DROP TABLE holds", "The store fails")]
    [InlineData("PRAGMA user_version = 99", "The store fails")]
    public async Task Change_OfWhatIsThere_IsFound(string sql, string says)
    {
        var (ledger, position) = _life.AnsweredAt(AtEnd(Fate.Kept));
        var faults = await FaultsAsync(
            AtEnd(Fate.Kept),
            ledger,
            position,
            async folder =>
            {
                // With all rows as they should be: else some would be made anew.
                await TestStore.OpenIn(folder).DisposeAsync();
                Execute(folder, sql);
            }
        );
        faults.ShouldContain(fault => fault.Contains(says, StringComparison.Ordinal));
    }

    /// <summary>Octets of pages that were synced long ago.</summary>
    [Fact]
    public async Task Damage_OfWhatWasSynced_IsFound()
    {
        var (ledger, position) = _life.AnsweredAt(AtEnd(Fate.Kept));
        var faults = await FaultsAsync(
            AtEnd(Fate.Kept),
            ledger,
            position,
            async folder =>
            {
                await TestStore.OpenIn(folder).DisposeAsync();
                var path = StoreLife.PathOf(folder, StoreFile.Database);
                var content = await File.ReadAllBytesAsync(path);
                // The second half: leaves of the tables that have grown.
                content.AsSpan(content.Length / 2).Fill(0x5a);
                await File.WriteAllBytesAsync(path, content);
            }
        );
        faults.ShouldNotBeEmpty();
    }

    /// <summary>Answers and the ones after them that tell of more changes.</summary>
    private IEnumerable<((int At, long Position) Before, (int At, long Position) After)> Rising()
    {
        var answers = Enumerable
            .Range(1, _life.Disk.Events.Count)
            .Where(at => _life.Disk.Events[at - 1] is Answered)
            .Select(at => (At: at, _life.Disk.AnsweredAt(at).Position))
            .ToArray();
        return answers.Zip(answers.Skip(1)).Where(static pair => pair.Second.Position > pair.First.Position);
    }

    private bool HasCheckpoint(int from, int to) =>
        _life.Disk.Events.Skip(from).Take(to - from).Any(static e => e is FileEvent { File: StoreFile.Database });

    private Loss AtEnd(Fate fate) => new(_life.Disk.Events.Count, fate, fate, 1);

    private bool HasUnsynced(Loss loss, StoreFile file) => _life.Disk.At(loss.At, file).Unsynced.Count > 0;

    /// <summary>The same life with a store that no longer syncs this file from an event on.</summary>
    private StoreLife WithoutSyncs(StoreFile file, int from)
    {
        var events = _life.Disk.Events.Select(
            (happened, at) =>
                at > from && happened is Synced synced && synced.File == file ? synced with { Since = 0 } : happened
        );
        return _life with { Disk = new RecordedDisk(new Dictionary<StoreFile, byte[]>(), [.. events]) };
    }

    private Task<IReadOnlyList<string>> FaultsAsync(Loss loss, StoreLife? life = null, int? answeredAt = null)
    {
        var lived = life ?? _life;
        var (ledger, position) = lived.AnsweredAt(loss with { At = answeredAt ?? loss.At });
        return FaultsAsync(loss, ledger, position, tamper: null, lived);
    }

    private async Task<IReadOnlyList<string>> FaultsAsync(
        Loss loss,
        Ledger ledger,
        long position,
        Func<string, Task>? tamper,
        StoreLife? life = null
    )
    {
        using var copy = new UnsyncedCopy((life ?? _life).Disk, loss);
        if (tamper is not null)
        {
            await tamper(copy.Folder);
        }

        return await new CopyCheck(_life.History).FaultsAsync(copy.Folder, ledger, position);
    }

    private static void Execute(string folder, string sql)
    {
        using var connection = new SqliteConnection(
            $"Data Source={folder}/migration.db;Pooling=False;Foreign Keys=False"
        );
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "ATTACH $path AS portal";
        command.Parameters.AddWithValue("$path", StoreLife.PathOf(folder, StoreFile.Portal));
        command.ExecuteNonQuery();
        command.Parameters.Clear();
#pragma warning disable CA2100 // Constants above.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
