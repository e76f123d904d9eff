using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountSync;

/// <summary>
/// The mass-removal guard: holds when, within a sliding window, more than a number and more than a share of those who had a
/// legacy role at its start have lost it or fallen from owner to contributor. Accounts with no more members than the number
/// are therefore not guarded.
/// </summary>
public sealed class RemovalGuard(IReadOnlyList<RoleChange> stored)
{
    public const int Number = 5;
    public const int SharePercent = 50;
    public static readonly TimeSpan Window = TimeSpan.FromHours(24);

    private readonly List<RoleChange> _changes = [.. stored];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<RoleChange> Changes => _changes;

    public static bool IsFall(LegacyRole? before, LegacyRole? after) => Rank(after) < Rank(before);

    /// <summary>A role was changed.</summary>
    public void Changed(Principal principal, LegacyRole? before, DateTimeOffset now)
    {
        Forget(now);
        // Only the first of a member in the window counts, and within a minute the window does not tell them apart.
        for (var i = _changes.Count - 1; i >= 0 && SameMinute(_changes[i].Time, now); i--)
        {
            if (_changes[i].Principal == principal)
            {
                return;
            }
        }

        _changes.Add(new RoleChange(principal, before, now));
    }

    /// <summary>
    /// Whether it can be over at all when one more member falls, without counting all members: in most accounts too few have
    /// fallen.
    /// </summary>
    /// <param name="members">All subjects as they are.</param>
    public bool MayBeOver(IReadOnlyDictionary<Principal, MemberSubject> members)
    {
        var fallen = 0;
        foreach (var change in _changes)
        {
            fallen += IsFall(change.Before, members.GetValueOrDefault(change.Principal)?.LegacyRole) ? 1 : 0;
        }

        return fallen >= Number;
    }

    /// <param name="members">All subjects as they are.</param>
    /// <param name="incoming">Roles that would be different after what is judged; none for those who would leave.</param>
    /// <param name="now">The end of the window.</param>
    public RemovalCount Count(
        IEnumerable<MemberSubject> members,
        IReadOnlyDictionary<Principal, LegacyRole?> incoming,
        DateTimeOffset now
    )
    {
        var before = AtStart(now);
        var count = new RemovalCount(0, 0, IncomingFalls: false);
        foreach (var member in members)
        {
            var present = member.LegacyRole;
            var start = before.Remove(member.Principal, out var role) ? role : present;
            count = Counted(count, member.Principal, start, present, incoming);
        }

        // A roster's floor lets removed members go from memory; within the window they count all the same.
        foreach (var (gone, start) in before)
        {
            count = Counted(count, gone, start, present: null, incoming);
        }

        return count;
    }

    private static RemovalCount Counted(
        RemovalCount count,
        Principal member,
        LegacyRole? start,
        LegacyRole? present,
        IReadOnlyDictionary<Principal, LegacyRole?> incoming
    )
    {
        if (start is null)
        {
            return count;
        }

        var isIncoming = incoming.TryGetValue(member, out var after);
        var falls = IsFall(start, isIncoming ? after : present);
        return new RemovalCount(
            count.Fallen + (falls ? 1 : 0),
            count.MembersBefore + 1,
            count.IncomingFalls || (falls && isIncoming && IsFall(present, after))
        );
    }

    private Dictionary<Principal, LegacyRole?> AtStart(DateTimeOffset now)
    {
        var start = new Dictionary<Principal, LegacyRole?>();
        foreach (var change in _changes)
        {
            if (change.Time > now - Window)
            {
                start.TryAdd(change.Principal, change.Before);
            }
        }

        return start;
    }

    private void Forget(DateTimeOffset now)
    {
        var old = 0;
        while (old < _changes.Count && _changes[old].Time <= now - Window)
        {
            old++;
        }

        _changes.RemoveRange(0, old);
    }

    private static bool SameMinute(DateTimeOffset one, DateTimeOffset other) =>
        one.UtcTicks / TimeSpan.TicksPerMinute == other.UtcTicks / TimeSpan.TicksPerMinute;

    private static int Rank(LegacyRole? role) => role is { } known ? (int)known : 0;
}
