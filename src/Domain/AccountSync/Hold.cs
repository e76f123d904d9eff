using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountSync;

/// <summary>What the mass-removal guard holds of one account until an operator decides. An account has one open hold at most.</summary>
public sealed class Hold
{
    private const int DigestLength = 32;
    private readonly List<HeldChange> _changes;

    private Hold(Guid id, PublisherId publisherId, DateTimeOffset createTime, List<HeldChange> changes)
    {
        Id = id;
        PublisherId = publisherId;
        CreateTime = createTime;
        _changes = changes;
    }

    public Guid Id { get; }

    public PublisherId PublisherId { get; }

    public HoldState State { get; private set; } = HoldState.Open;

    public DateTimeOffset CreateTime { get; }

    /// <summary>In the order in which they joined.</summary>
    public IReadOnlyList<HeldChange> Changes => _changes;

    /// <summary>The roster that is held whole; <c>null</c> when only single changes are.</summary>
    public RosterMark? Roster { get; private set; }

    /// <summary>As the guard counted with all that waits, when something last joined or was replaced.</summary>
    public RemovalCount Count { get; private set; }

    public DateTimeOffset? DecideTime { get; private set; }

    public Initiator? DecidedBy { get; private set; }

    public string? Note { get; private set; }

    public IEnumerable<HeldChange> Waiting => _changes.Where(static change => change.IsWaiting);

    /// <summary>Names exactly what is held.</summary>
    public string Digest
    {
        get
        {
            var text = new StringBuilder(Id.ToString("N")).Append('\n');
            foreach (var held in _changes)
            {
                text.Append(CultureInfo.InvariantCulture, $"{held.Change.ChangeId:N} {held.Change.Fingerprint} ");
                text.Append(CultureInfo.InvariantCulture, $"{(held.State == HeldChangeState.Replaced ? '-' : '+')}\n");
            }

            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..DigestLength];
        }
    }

    public static Hold Restore(
        Guid id,
        PublisherId publisherId,
        HoldState state,
        DateTimeOffset createTime,
        IEnumerable<HeldChange> changes,
        RosterMark? roster,
        RemovalCount count,
        DateTimeOffset? decideTime,
        Initiator? decidedBy,
        string? note
    ) =>
        new(id, publisherId, createTime, [.. changes])
        {
            State = state,
            Roster = roster,
            Count = count,
            DecideTime = decideTime,
            DecidedBy = decidedBy,
            Note = note,
        };

    internal static Hold Open(PublisherId publisherId, DateTimeOffset now) => new(Guid.NewGuid(), publisherId, now, []);

    /// <summary>The waiting change of a member.</summary>
    internal HeldChange? WaitingOf(Principal member) => _changes.Find(held => held.IsWaiting && held.Member == member);

    internal void Join(HeldChange change) => _changes.Add(change);

    internal void Recount(RemovalCount count) => Count = count;

    internal void Join(RosterMark roster) => Roster = roster;

    /// <summary>Everything that waits was replaced by what is newer.</summary>
    internal void CloseIfEmpty(DateTimeOffset now)
    {
        if (State == HoldState.Open && !_changes.Exists(static held => held.IsWaiting))
        {
            State = HoldState.Replaced;
            DecideTime = now;
        }
    }

    internal void Decide(HoldState state, Initiator by, string? note, DateTimeOffset now)
    {
        State = state;
        DecidedBy = by;
        Note = note;
        DecideTime = now;
    }
}
