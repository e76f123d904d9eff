using PublisherMigration.Sync.Model.Orders.Calls;

namespace PublisherMigration.Sync.Model.Orders;

/// <summary>
/// Looks for one order of a history's calls in which the model, asked one after the other, gives each caller's answer. A call
/// has its place between its invocation and its answer, so that whoever calls after an answer comes after it. Calls of unknown
/// outcome have their place anywhere after their invocation, or nowhere. (Wing and Gong's search with Lowe's memory of where it
/// has been.)
/// </summary>
public sealed class OrderSearch
{
    /// <summary>No history of a few callers comes near; one that does is a defect of the search and no verdict.</summary>
    private const int MostStates = 200_000;

    private readonly Operation[] _operations;
    private readonly int[] _predecessors;
    private readonly int[] _byAnswer;
    private readonly long?[] _stood;
    private readonly HashSet<string> _seenRefusals;
    private readonly Dictionary<long, string> _recorded = [];
    private readonly Dictionary<int, IReadOnlyList<string>> _held = [];
    private readonly HashSet<(OperationSet, string)> _been = [];
    private (OperationSet Done, ModelPublisher Publisher) _farthest;

    private OrderSearch(History history)
    {
        _operations = [.. history.Operations];
        if (_operations.Length > OperationSet.Most)
        {
            throw new ArgumentException($"{_operations.Length} calls are more than are searched.", nameof(history));
        }

        var numbers = _operations.Select(static (o, n) => (o.Invoked, n)).ToDictionary();
        _predecessors = [.. _operations.Select(o => o.After is { } after ? numbers[after] : -1)];
        // Whoever was answered first has mostly been decided first.
        _byAnswer = [.. Enumerable.Range(0, _operations.Length).OrderBy(n => _operations[n].Answered ?? long.MaxValue)];
        _farthest = (default, history.Start);
        _seenRefusals = [.. _operations.Select(static o => o.Answer?.LastRefusal).OfType<string>()];
        foreach (var answer in _operations.Select(static o => o.Answer).OfType<Answer>())
        {
            // Where two readers have seen another one there is no order, and the search will find that out.
            foreach (var (sequence, change) in answer.Changes)
            {
                _recorded.TryAdd(sequence, change);
            }

            foreach (var (hold, items) in answer.Held.Where(held => held.Value.Count > HeldBy(held.Key).Count))
            {
                _held[hold] = items;
            }
        }

        _stood = [.. _operations.Select(StoodBefore)];
    }

    /// <summary>Why there is no order; <c>null</c> when there is one.</summary>
    /// <param name="history">The history.</param>
    public static string? WhyNone(History history)
    {
        var search = new OrderSearch(history);
        return search.Goes(default, history.Start.Copy()) ? null : search.Explain();
    }

    private bool Goes(OperationSet done, ModelPublisher publisher)
    {
        done = TakeWhatChangesNothing(done, publisher);
        if (done.Count > _farthest.Done.Count)
        {
            _farthest = (done, publisher);
        }

        if (IsEverythingAnswered(done))
        {
            return true;
        }

        if (IsTooFar(done, publisher.Sequence) || !_been.Add((done, publisher.Key(_seenRefusals))))
        {
            return false;
        }

        if (_been.Count > MostStates)
        {
            throw new InvalidOperationException($"No verdict after {MostStates} states.");
        }

        foreach (var number in Next(done))
        {
            if (!MayStandAt(number, publisher.Sequence))
            {
                continue;
            }

            var after = publisher.Copy();
            if (Takes(number, after) && IsAsSeen(publisher, after) && Goes(done.With(number), after))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// An answer after which no account is another one may have its place as soon as it is right: wherever an order has it
    /// later, the same order with it here and not there is one too.
    /// </summary>
    private OperationSet TakeWhatChangesNothing(OperationSet done, ModelPublisher publisher)
    {
        for (var isMore = true; isMore; )
        {
            isMore = false;
            foreach (var number in Next(done))
            {
                if (
                    _operations[number].Answer is { ChangesNothing: true } given
                    && MayStandAt(number, publisher.Sequence)
                    && publisher.AgreesAlready(_operations[number].Call.Look(publisher), given)
                )
                {
                    done = done.With(number);
                    isMore = true;
                }
            }
        }

        return done;
    }

    /// <summary>Calls that may be next: nothing that was answered before they were invoked is left.</summary>
    private IEnumerable<int> Next(OperationSet done)
    {
        var firstAnswer = _byAnswer
            .Where(number => !done.Contains(number))
            .Select(number => _operations[number].Answered ?? long.MaxValue)
            .FirstOrDefault(long.MaxValue);
        return _byAnswer.Where(number =>
            !done.Contains(number)
            && _operations[number].Invoked < firstAnswer
            && (_predecessors[number] < 0 || done.Contains(_predecessors[number]))
        );
    }

    private bool Takes(int number, ModelPublisher publisher)
    {
        var says = _operations[number].Call.Make(publisher);
        return _operations[number].Answer is { } given
            ? publisher.Agrees(says, given)
            : !IsIdle(says, publisher) || _predecessors.Contains(number);
    }

    /// <summary>What is not known to have happened, and would do nothing that anybody has seen, need not have a place here.</summary>
    private bool IsIdle(Answer says, ModelPublisher publisher) =>
        says.ChangesNothing
        || (
            says.Text.StartsWith("Refused", StringComparison.Ordinal)
            && !_seenRefusals.Contains(publisher.Synced?.LastRefusal ?? string.Empty)
        );

    /// <summary>
    /// Readers have seen which change has which sequence, and what a hold holds in which order: neither is another in any order.
    /// </summary>
    private bool IsAsSeen(ModelPublisher before, ModelPublisher after)
    {
        for (var sequence = before.Sequence + 1; sequence <= after.Sequence; sequence++)
        {
            var change = after.Synced!.Changes[(int)sequence - 1];
            if (!string.Equals(_recorded.GetValueOrDefault(sequence, change), change, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return after.Synced?.Open is not { } hold
            || hold.Items.Zip(HeldBy(after.KnownAs(hold.Number)))
                .All(static pair => string.Equals(pair.First.Said.ToString(), pair.Second, StringComparison.Ordinal));
    }

    private IReadOnlyList<string> HeldBy(int hold) => _held.GetValueOrDefault(hold, []);

    private bool MayStandAt(int number, long sequence) => _stood[number] is not { } stood || stood == sequence;

    /// <summary>Sequences only rise: an answer of a lower one has no place any more.</summary>
    private bool IsTooFar(OperationSet done, long sequence) =>
        _byAnswer.Any(number => !done.Contains(number) && _stood[number] < sequence);

    /// <summary>
    /// The sequence at which the account stood before: as its answer says, or as others have seen it among what was recorded,
    /// which it then was, if nobody sent it twice.
    /// </summary>
    private long? StoodBefore(Operation operation)
    {
        if (operation is not { Answer: null, Call: RecordCall { Said: var said } })
        {
            return operation.Answer?.Stood;
        }

        var recorded = _recorded.FirstOrDefault(r => r.Value.EndsWith($" {said.ShortId}", StringComparison.Ordinal));
        return recorded.Key > 0 && _operations.Count(o => o.Call is RecordCall call && call.Said.Id == said.Id) == 1
            ? recorded.Key - 1
            : null;
    }

    private bool IsEverythingAnswered(OperationSet done) =>
        _byAnswer.All(number => done.Contains(number) || _operations[number].Answer is null);

    private string Explain()
    {
        var (done, publisher) = _farthest;
        var answers = Next(done)
            .Where(number => _operations[number].Answer is not null)
            .Select(number =>
                $"{_operations[number]}\n      the account would say {_operations[number].Call.Make(publisher.Copy())}"
            );
        return $"No order goes farther than {done.Count} of {_operations.Length} calls. Next would be one of:\n"
            + string.Join('\n', answers);
    }
}
