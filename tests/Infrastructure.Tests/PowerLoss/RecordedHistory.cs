using PublisherMigration.Contracts.V1;
using PublisherMigration.Sync.Validators;

namespace PublisherMigration.Infrastructure.Tests.PowerLoss;

/// <summary>All changes that a store ever recorded, and what each account is after each of its changes.</summary>
internal sealed class RecordedHistory
{
    private readonly Dictionary<(string Publisher, long Sequence), AccountText> _accounts = [];

    public RecordedHistory(IReadOnlyList<StoredChange> changes)
    {
        Changes = changes;
        var states = new Dictionary<string, AccountState>(StringComparer.Ordinal);
        Messages = [.. changes.Select(static change => Change.Parser.ParseFrom(change.Encoded))];
        foreach (var change in Messages)
        {
            if (!states.TryGetValue(change.PublisherId, out var state))
            {
                states.Add(change.PublisherId, state = new AccountState());
            }

            state.Apply(change);
            _accounts[(change.PublisherId, change.Sequence)] = AccountText.Of(state);
        }
    }

    /// <summary>By position.</summary>
    public IReadOnlyList<StoredChange> Changes { get; }

    public IReadOnlyList<Change> Messages { get; }

    /// <summary><c>null</c>: there was never such a change.</summary>
    public AccountText? At(string publisherId, long sequence) => _accounts.GetValueOrDefault((publisherId, sequence));
}

/// <summary>A row of the feed.</summary>
internal sealed record StoredChange(long Position, byte[] Encoded)
{
    public bool IsSameAs(StoredChange other) =>
        Position == other.Position && Encoded.AsSpan().SequenceEqual(other.Encoded);
}
