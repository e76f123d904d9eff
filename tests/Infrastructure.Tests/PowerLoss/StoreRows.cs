using Microsoft.Data.Sqlite;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Packing;

namespace PublisherMigration.Infrastructure.Tests.PowerLoss;

/// <summary>The tables of a store, and of its embedded portal, as they are at one moment, read past the store.</summary>
internal sealed class StoreRows : IDisposable
{
    private readonly SqliteConnection _connection;

    public StoreRows(string folder)
    {
        _connection = new SqliteConnection($"Data Source={folder}/migration.db;Mode=ReadOnly;Pooling=False");
        _connection.Open();
        using var command = _connection.CreateCommand();
        command.CommandText = "ATTACH $path AS portal";
        command.Parameters.AddWithValue("$path", StoreLife.PathOf(folder, StoreFile.Portal));
        command.ExecuteNonQuery();
    }

    public List<StoredChange> Changes() =>
        Read(
            "SELECT position, encoded FROM recorded_changes ORDER BY position",
            static row => new StoredChange(row.GetInt64(0), row.GetFieldValue<byte[]>(1))
        );

    public List<string> Accounts() =>
        Read("SELECT publisher_id FROM synced_accounts ORDER BY account_no", static row => row.GetString(0));

    /// <summary>Everything that is wrong with the file itself.</summary>
    public List<string> Damages() =>
        [
            .. Read("PRAGMA integrity_check", static row => row.GetString(0)).Where(static line => line is not "ok"),
            .. Read("PRAGMA foreign_key_check", static row => $"A row of {row.GetString(0)} refers to none."),
        ];

    public bool IsTrue(string condition) =>
        Read($"SELECT ifnull({condition}, 0)", static row => row.GetInt64(0) == 1)[0];

    public List<AccountRow> AccountRows()
    {
        var subjects = Read(
                "SELECT account_no, subject, packed FROM synced_subjects",
                static row =>
                {
                    var reader = new PackedReader(row.GetFieldValue<byte[]>(2));
                    return (
                        No: row.GetInt64(0),
                        Subject: SubjectCodec.Read(Principal.Parse(row.GetString(1)), ref reader)
                    );
                }
            )
            .ToLookup(static row => row.No, static row => row.Subject);
        return Read(
            "SELECT account_no, publisher_id, sequence, is_spilled, state FROM synced_accounts",
            row =>
            {
                var packed = SyncedAccountCodec.Read(PublisherId.Parse(row.GetString(1)), row.GetFieldValue<byte[]>(4));
                var settings = packed.State.Settings;
                return new AccountRow(
                    row.GetString(1),
                    row.GetInt64(2),
                    AccountText.RosterOf(row.GetBoolean(3) ? subjects[row.GetInt64(0)] : packed.State.Members),
                    AccountText.SettingsOf(settings.DisplayName, settings.ContactEmail, settings.SupportUri)
                );
            }
        );
    }

    /// <summary>Of each account the identities of its members, from the index by member.</summary>
    public ILookup<string, string> Members() =>
        Read(
                "SELECT publisher_id, principal FROM account_members",
                static row => (Account: row.GetString(0), Member: row.GetString(1))
            )
            .ToLookup(static row => row.Account, static row => row.Member, StringComparer.Ordinal);

    public Dictionary<string, PortalRow> Portal() =>
        Read(
                "SELECT publisher_id, applied_sequence, members, display_name, contact_email, support_uri "
                    + "FROM portal.accounts",
                static row =>
                    (
                        Id: row.GetString(0),
                        Row: new PortalRow(
                            row.GetInt64(1),
                            AccountText.LegacyRosterOf(RosterCodec.Decode(row.GetFieldValue<byte[]>(2))),
                            AccountText.SettingsOf(
                                row.GetString(3),
                                row.IsDBNull(4) ? null : row.GetString(4),
                                row.IsDBNull(5) ? null : row.GetString(5)
                            )
                        )
                    )
            )
            .ToDictionary(static row => row.Id, static row => row.Row, StringComparer.Ordinal);

    /// <summary>Every change up to there is delivered, but for those of accounts with a row of their own.</summary>
    public long Watermark() =>
        Read("SELECT ifnull(max(watermark), 0) FROM delivery_state", static row => row.GetInt64(0))[0];

    public Dictionary<string, long> DeliveredOfExceptions() =>
        Read(
                "SELECT publisher_id, delivered_sequence FROM delivery_exceptions",
                static row => (Id: row.GetString(0), Sequence: row.GetInt64(1))
            )
            .ToDictionary(static row => row.Id, static row => row.Sequence, StringComparer.Ordinal);

    public void Dispose() => _connection.Dispose();

    private List<T> Read<T>(string sql, Func<SqliteDataReader, T> read)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Constants, and conditions that tests write.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        var all = new List<T>();
        while (rows.Read())
        {
            all.Add(read(rows));
        }

        return all;
    }
}

/// <summary>A migrated account in its table.</summary>
internal sealed record AccountRow(string PublisherId, long Sequence, string Roster, string Settings);

/// <summary>An account in the table of the embedded portal.</summary>
internal sealed record PortalRow(long AppliedSequence, string Roster, string Settings);
