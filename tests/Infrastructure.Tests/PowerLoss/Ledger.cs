using PublisherMigration.Application.AccountSync.Recording;

namespace PublisherMigration.Infrastructure.Tests.PowerLoss;

/// <summary>What callers sent and were told, in the order of the answers.</summary>
internal sealed class Ledger
{
    private readonly List<Entry> _entries = [];

    public IReadOnlyList<Entry> Entries => _entries;

    public void Add(Entry entry) => _entries.Add(entry);

    /// <summary>As it was when so many had been answered.</summary>
    public Ledger First(int count)
    {
        var ledger = new Ledger();
        ledger._entries.AddRange(_entries.Take(count));
        return ledger;
    }
}

/// <summary>One answer, and what must be found of it for ever after.</summary>
internal abstract record Entry;

/// <summary>Sent again, it gets the same answer as a duplicate.</summary>
internal sealed record SentChange(ChangeInput Change, ChangeAnswer Answer) : Entry;

/// <summary>An SQL condition that holds from then on.</summary>
internal sealed record Fact(string Condition) : Entry;
