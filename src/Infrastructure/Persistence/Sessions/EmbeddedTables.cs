using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Sqlite;
using SQLitePCL;

namespace PublisherMigration.Infrastructure.Persistence.Sessions;

/// <summary>What the embedded partner network and Partner Center remember.</summary>
internal sealed class EmbeddedTables : StatementSet
{
    private readonly Statement _enrollment;
    private readonly Statement _addEnrollment;
    private readonly Statement _isKnown;
    private readonly Statement _account;
    private readonly Statement _addAccount;

    public EmbeddedTables(sqlite3 database)
        : base(database)
    {
        _enrollment = Prepare("SELECT mpn_id FROM partner_network_enrollments WHERE idempotency_key = ?1");
        _addEnrollment = Prepare("INSERT INTO partner_network_enrollments (idempotency_key, mpn_id) VALUES (?1, ?2)");
        _isKnown = Prepare(
            "SELECT EXISTS (SELECT 1 FROM partner_memberships WHERE mpn_id = ?1) "
                + "OR EXISTS (SELECT 1 FROM account_migrations WHERE mpn_id = ?1) "
                + "OR EXISTS (SELECT 1 FROM judged_facts WHERE fact = 'm:' || ?1)"
        );
        _account = Prepare("SELECT account_id FROM partner_center_accounts WHERE publisher_id = ?1");
        _addAccount = Prepare("INSERT INTO partner_center_accounts (publisher_id, account_id) VALUES (?1, ?2)");
    }

    public MpnId? FindEnrollment(string idempotencyKey) =>
        First(_enrollment.Bind(1, idempotencyKey)) is { } id ? MpnId.Parse(id) : null;

    public void AddEnrollment(string idempotencyKey, MpnId id) =>
        _addEnrollment.Bind(1, idempotencyKey).Bind(2, id.Value).Execute();

    /// <summary>Whether an account or a membership goes by this MPN ID, so that it cannot be given to another.</summary>
    public bool IsTaken(MpnId id)
    {
        var taken = _isKnown.Bind(1, id.Value).Step() && _isKnown.Long(0) != 0;
        _isKnown.Reset();
        return taken;
    }

    public string? FindAccount(PublisherId publisher) => First(_account.Bind(1, publisher.Value));

    public void AddAccount(PublisherId publisher, string accountId) =>
        _addAccount.Bind(1, publisher.Value).Bind(2, accountId).Execute();

    private static string? First(Statement statement)
    {
        var text = statement.Step() ? statement.Text(0) : null;
        statement.Reset();
        return text;
    }
}
