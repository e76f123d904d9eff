using System.Globalization;
using System.Text;

namespace PublisherMigration.Sync.Model;

/// <content>Copies, for those who try what would be if something happened next.</content>
public sealed partial class ModelAccount
{
    private ModelAccount(ModelAccount other)
    {
        _fault = other._fault;
        _members = new Dictionary<int, int>(other._members);
        _versions = new Dictionary<string, long>(other._versions, StringComparer.Ordinal);
        _touched = new Dictionary<string, long>(other._touched, StringComparer.Ordinal);
        _known = [.. other._known];
        _changes = [.. other._changes];
        Settings = [.. other.Settings];
        (Sequence, Floor, LastRefusal) = (other.Sequence, other.Floor, other.LastRefusal);
        _holds.AddRange(other._holds.Select(static hold => hold.Copy()));
        foreach (var (member, moments) in other._history)
        {
            _history.Add(member, [.. moments]);
        }

        foreach (var (id, answered) in other._answered)
        {
            _answered.Add(id, answered.Hold is { } hold ? answered with { Hold = Mine(hold) } : answered);
        }

        (_last, _held) = (Mine(other._last), Mine(other._held));
    }

    /// <summary>Another account that is as this one is.</summary>
    public ModelAccount Copy() => new(this);

    /// <summary>
    /// Everything that a later answer may depend on: accounts with the same key answer alike from now on, whatever has made them
    /// so.
    /// </summary>
    /// <param name="seenRefusals">Those that anybody has seen as the last: which of the others it is makes no difference.</param>
    public string Key(IReadOnlySet<string> seenRefusals)
    {
        var key = new StringBuilder();
        var refusal = seenRefusals.Contains(LastRefusal) ? LastRefusal : "unseen";
        key.Append(CultureInfo.InvariantCulture, $"#{Sequence} floor {Floor} refused {refusal}\n");
        key.AppendJoin('|', Settings).Append('\n').AppendJoin(' ', _known.Order()).Append('\n');
        key.Append(TextOf(_members)).Append('\n');
        AppendSorted(key, _versions);
        AppendSorted(key, _touched);
        foreach (var (member, moments) in _history.OrderBy(static m => m.Key))
        {
            key.Append(CultureInfo.InvariantCulture, $"p{member}");
            moments.ForEach(moment =>
                key.Append(CultureInfo.InvariantCulture, $" {moment.Time.Ticks}:{moment.Legacy}")
            );
        }

        key.Append('\n').AppendJoin('\n', _changes).Append('\n');
        foreach (var hold in _holds)
        {
            key.Append(CultureInfo.InvariantCulture, $"{hold} at {hold.ComparedAt}\n");
        }

        foreach (var (id, answered) in _answered.OrderBy(static a => a.Key))
        {
            key.Append(CultureInfo.InvariantCulture, $"{id:N} {answered.Said.Body} {answered.First}\n");
        }

        return key.Append(CultureInfo.InvariantCulture, $"{TextOf(_last)}\n{TextOf(_held)}").ToString();
    }

    private ModelHold Mine(ModelHold others) => _holds[others.Number - 1];

    private Reported? Mine(Reported? others) => others?.Hold is { } hold ? others with { Hold = Mine(hold) } : others;

    private static void AppendSorted(StringBuilder key, Dictionary<string, long> numbers)
    {
        foreach (var (name, number) in numbers.OrderBy(static n => n.Key, StringComparer.Ordinal))
        {
            key.Append(CultureInfo.InvariantCulture, $"{name} {number},");
        }

        key.Append('\n');
    }

    private static string TextOf(Reported? reported) => $"{reported?.Said.Body} {reported?.First}";
}
