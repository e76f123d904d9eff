using System.Collections.Concurrent;
using PublisherMigration.Sync.Model.Orders;

namespace PublisherMigration.Api.Tests.Orders;

/// <summary>Where histories have been: an order of calls that never meet proves nothing.</summary>
internal sealed class Coverage
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> Counts => _counts;

    public void Count(History history)
    {
        Add("histories");
        foreach (var operation in history.Operations)
        {
            Add("calls");
            Add($"{operation.Call.GetType().Name} {(operation.Answer is { } answer ? OutcomeOf(answer) : "unknown")}");
        }

        Add("met", history.Operations.Count(one => history.Operations.Any(other => Meet(one, other))));
    }

    public override string ToString() =>
        string.Join(
            '\n',
            _counts.OrderBy(static c => c.Key, StringComparer.Ordinal).Select(static c => $"{c.Key}: {c.Value}")
        );

    /// <summary>Neither was answered before the other was invoked.</summary>
    private static bool Meet(Operation one, Operation other) =>
        one != other && !(one.Answered < other.Invoked) && !(other.Answered < one.Invoked);

    /// <summary>Without what differs from call to call.</summary>
    private static string OutcomeOf(Answer answer)
    {
        var words = answer.Text.Split(' ');
        return words[0] switch
        {
            "Refused" => $"{words[0]} {words[1]}",
            "Duplicate" => $"{words[0]} {words[2]}",
            _ when words[0].All(char.IsAsciiLetter) => words[0],
            _ => "seen",
        };
    }

    private void Add(string what, int count = 1) => _counts.AddOrUpdate(what, count, (_, sum) => sum + count);
}
