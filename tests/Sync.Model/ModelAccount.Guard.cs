namespace PublisherMigration.Sync.Model;

/// <content>The mass-removal guard, from the whole history of legacy roles.</content>
public sealed partial class ModelAccount
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    private readonly Dictionary<int, List<(DateTimeOffset Time, int Legacy)>> _history = [];

    private void Happened(int member, int legacy, DateTimeOffset time)
    {
        if (!_history.TryGetValue(member, out var moments))
        {
            _history.Add(member, moments = [(DateTimeOffset.MinValue, 0)]);
        }

        moments.Add((time, legacy));
    }

    /// <summary>The legacy role at an instant.</summary>
    private static int At(List<(DateTimeOffset Time, int Legacy)> moments, DateTimeOffset instant) =>
        moments.FindLast(moment => moment.Time <= instant).Legacy;

    /// <summary>Who fell within the window with the roles that are coming, and who had one when it began.</summary>
    private (int Fallen, int Before, bool IncomingFalls) Count(
        IReadOnlyDictionary<int, int> incoming,
        DateTimeOffset now
    )
    {
        var begin = now - Window;
        if (_fault == ModelFault.WindowEndIsInclusive && now.Ticks > Window.Ticks)
        {
            begin -= TimeSpan.FromTicks(1);
        }

        var (fallen, before, incomingFalls) = (0, 0, false);
        foreach (var (member, moments) in _history)
        {
            if (_fault == ModelFault.RosterRemovalsLeaveTheWindow && !_known.Contains(member))
            {
                continue;
            }

            var (start, present) = (At(moments, begin), moments[^1].Legacy);
            var highest = moments.Where(m => m.Time > begin).Select(static m => m.Legacy).Append(start).Max();
            if (_fault == ModelFault.AdditionsCount)
            {
                start = highest;
            }

            if (start == 0)
            {
                continue;
            }

            before++;
            var isIncoming = incoming.TryGetValue(member, out var after);
            var end = isIncoming ? after : present;
            if (_fault == ModelFault.ReadditionIsNotNet)
            {
                end = Math.Min(end, moments.Where(m => m.Time > begin).Select(static m => m.Legacy).Append(end).Min());
            }

            if (end < start && !(_fault == ModelFault.OwnerToContributorDoesNotCount && end > 0))
            {
                fallen++;
                incomingFalls |= isIncoming && after < present;
            }
        }

        return (fallen, before, incomingFalls);
    }

    private static bool IsOver(int fallen, int before) => fallen > 5 && 2 * fallen > before;

    private bool MustBeHeld(int member, int roles, DateTimeOffset now)
    {
        var count = Count(new Dictionary<int, int> { [member] = Legacy(roles) }, now);
        return count.IncomingFalls && (IsOver(count.Fallen, count.Before) || Open is not null);
    }
}
