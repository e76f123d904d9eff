using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Packing;
using PublisherMigration.Infrastructure.Persistence.Sqlite;
using SQLitePCL;

namespace PublisherMigration.Infrastructure.Persistence.Sessions;

/// <summary>Stores accounts, their members and their migrations.</summary>
internal sealed class AccountWrites : StatementSet
{
    private readonly Statement _factsHash;
    private readonly Statement _insertAccount;
    private readonly Statement _updateAccount;
    private readonly Statement _members;
    private readonly Statement _addMember;
    private readonly Statement _removeMember;
    private readonly Statement _insertMigration;
    private readonly Statement _updateMigration;

    public AccountWrites(sqlite3 database)
        : base(database)
    {
        _factsHash = Prepare("SELECT facts_hash FROM publisher_accounts WHERE publisher_id = ?1");
        _insertAccount = Prepare(
            "INSERT INTO publisher_accounts (publisher_id, display_name, mpn_id, members, authority, facts_hash, update_time) "
                + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
        );
        _updateAccount = Prepare(
            "UPDATE publisher_accounts SET display_name = ?2, mpn_id = ?3, members = ?4, authority = ?5, facts_hash = ?6, "
                + "update_time = ?7 WHERE publisher_id = ?1 RETURNING 1"
        );
        _members = Prepare("SELECT members FROM publisher_accounts WHERE publisher_id = ?1");
        _addMember = Prepare("INSERT INTO account_members (principal, publisher_id) VALUES (?1, ?2)");
        _removeMember = Prepare("DELETE FROM account_members WHERE principal = ?1 AND publisher_id = ?2");
        _insertMigration = Prepare(
            "INSERT INTO account_migrations (publisher_id, state, attempt, version, tenant_id, mpn_id, reasons, review_time, "
                + "partner_center_account_id, create_time, update_time, complete_time, details) "
                + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
        );
        _updateMigration = Prepare(
            "UPDATE account_migrations SET state = ?2, attempt = ?3, version = ?4, tenant_id = ?5, mpn_id = ?6, reasons = ?7, "
                + "review_time = ?8, partner_center_account_id = ?9, create_time = ?10, update_time = ?11, "
                + "complete_time = ?12, details = ?13 WHERE publisher_id = ?1 AND version = ?14 RETURNING 1"
        );
    }

    public byte[]? FactsHashOf(PublisherId id)
    {
        var hash = _factsHash.Bind(1, id.Value).Step() ? _factsHash.Bytes(0).ToArray() : null;
        _factsHash.Reset();
        return hash;
    }

    public void Insert(PublisherAccount account, byte[] factsHash)
    {
        Bind(_insertAccount, account, factsHash).Execute();
        foreach (var member in account.Members)
        {
            _addMember.Bind(1, member.Principal.Identity).Bind(2, account.Id.Value).Execute();
        }
    }

    public void Update(PublisherAccount account, byte[] factsHash)
    {
        UpdateMembers(account);
        EnsureFound(Bind(_updateAccount, account, factsHash), account.Id);
    }

    public void Insert(AccountMigration migration) => Bind(_insertMigration, migration).Execute();

    /// <exception cref="InvalidOperationException">It was not loaded in this transaction and has changed since.</exception>
    public void Update(AccountMigration migration)
    {
        var loaded = migration.Version - migration.NewEvents.Count;
        EnsureFound(Bind(_updateMigration, migration).Bind(14, loaded), migration.PublisherId);
    }

    private void UpdateMembers(PublisherAccount account)
    {
        var id = account.Id.Value;
        var stored = _members.Bind(1, id).Step() ? RosterCodec.Decode(_members.Bytes(0)) : [];
        _members.Reset();
        var before = stored.Select(static member => member.Principal).ToHashSet();
        var after = account.Members.Select(static member => member.Principal).ToHashSet();
        foreach (var added in after.Except(before))
        {
            _addMember.Bind(1, added.Identity).Bind(2, id).Execute();
        }

        foreach (var removed in before.Except(after))
        {
            _removeMember.Bind(1, removed.Identity).Bind(2, id).Execute();
        }
    }

    private static Statement Bind(Statement statement, PublisherAccount account, byte[] factsHash) =>
        statement
            .Bind(1, account.Id.Value)
            .Bind(2, account.DisplayName)
            .Bind(3, account.MpnId)
            .Bind(4, RosterCodec.Encode(account.Members))
            .Bind(5, (long)account.Authority)
            .Bind(6, factsHash)
            .Bind(7, Micros.Of(account.UpdateTime));

    private static Statement Bind(Statement statement, AccountMigration migration) =>
        statement
            .Bind(1, migration.PublisherId.Value)
            .Bind(2, (long)migration.State)
            .Bind(3, migration.Attempt)
            .Bind(4, migration.Version)
            .Bind(5, migration.Tenant?.ToString())
            .Bind(6, migration.MpnId)
            .Bind(7, ReasonMask.Of(migration.OutstandingReasons))
            .Bind(8, Micros.Of(migration.ReviewTime))
            .Bind(9, migration.PartnerCenterAccountId)
            .Bind(10, Micros.Of(migration.CreateTime))
            .Bind(11, Micros.Of(migration.UpdateTime))
            .Bind(12, Micros.Of(migration.CompleteTime))
            .Bind(13, DetailsCodec.Encode(migration.Snapshot()));

    private static void EnsureFound(Statement update, PublisherId id)
    {
        var found = update.Step();
        update.Execute();
        if (!found)
        {
            throw new InvalidOperationException($"{id} was saved from a copy that is not the stored one.");
        }
    }
}
