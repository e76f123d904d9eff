using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Packing;
using PublisherMigration.Infrastructure.Persistence.Sqlite;
using SQLitePCL;

namespace PublisherMigration.Infrastructure.Persistence.Sessions;

/// <summary>On which facts open migrations rest, and which of them time alone changes.</summary>
internal sealed class JudgedFacts : StatementSet
{
    private readonly Statement _any;
    private readonly Statement _resting;
    private readonly Statement _of;
    private readonly Statement _add;
    private readonly Statement _remove;
    private readonly Statement _forget;
    private readonly Statement _due;

    public JudgedFacts(sqlite3 database)
        : base(database)
    {
        _any = Prepare("SELECT 1 FROM judged_facts LIMIT 1");
        _resting = Prepare("SELECT publisher_id FROM judged_facts WHERE fact = ?1");
        _of = Prepare("SELECT fact FROM judged_facts WHERE publisher_id = ?1");
        _add = Prepare("INSERT INTO judged_facts (fact, publisher_id) VALUES (?1, ?2)");
        _remove = Prepare("DELETE FROM judged_facts WHERE fact = ?1 AND publisher_id = ?2");
        _forget = Prepare("DELETE FROM judged_facts WHERE publisher_id = ?1");
        _due = Prepare(
            "SELECT publisher_id FROM account_migrations WHERE review_time IS NOT NULL AND review_time <= ?1 "
                + "ORDER BY review_time LIMIT ?2"
        );
    }

    public void Replace(PublisherId id, HashSet<string> facts)
    {
        var before = new HashSet<string>(StringComparer.Ordinal);
        _of.Bind(1, id.Value);
        while (_of.Step())
        {
            before.Add(_of.Text(0));
        }

        foreach (var added in facts.Except(before, StringComparer.Ordinal))
        {
            _add.Bind(1, added).Bind(2, id.Value).Execute();
        }

        foreach (var removed in before.Except(facts, StringComparer.Ordinal))
        {
            _remove.Bind(1, removed).Bind(2, id.Value).Execute();
        }
    }

    public void Forget(PublisherId id) => _forget.Bind(1, id.Value).Execute();

    public IReadOnlyList<PublisherId> RestingOn(HashSet<string> facts)
    {
        // While a fleet is imported nothing is open yet, and nothing needs to be looked up for each of its facts.
        var any = _any.Step();
        _any.Reset();
        if (!any)
        {
            return [];
        }

        var ids = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var fact in facts)
        {
            _resting.Bind(1, fact);
            while (_resting.Step())
            {
                ids.Add(_resting.Text(0));
            }
        }

        return [.. ids.Select(PublisherId.Parse)];
    }

    public IReadOnlyList<PublisherId> Due(DateTimeOffset now, int limit)
    {
        var due = new List<PublisherId>();
        _due.Bind(1, Micros.Of(now)).Bind(2, limit);
        while (_due.Step())
        {
            due.Add(PublisherId.Parse(_due.Text(0)));
        }

        return due;
    }
}
