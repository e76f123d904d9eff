using System.Globalization;
using PublisherMigration.Sync.Model.Orders;
using PublisherMigration.Sync.Model.Orders.Calls;

namespace PublisherMigration.SyncEquipment.Tests.Orders;

/// <summary>
/// Takes a plan's calls to the model itself, all callers at once: who is next is drawn, so that one seed makes one history. With
/// a fault it is wrong now and then.
/// </summary>
internal sealed class SimulatedService
{
    private const int WrongOneIn = 12;

    private readonly HistoryPlan _plan;
    private readonly Random _random;
    private readonly ServiceFault _fault;
    private readonly ModelPublisher[] _starts;
    private readonly ModelPublisher[] _accounts;
    private readonly ModelPublisher[] _oldAccounts;
    private readonly List<Operation>[] _operations;
    private long _instant;

    public SimulatedService(int seed, ServiceFault fault)
    {
        (_plan, _random, _fault) = (new HistoryPlan(seed), new Random(seed), fault);
        _starts = [.. _plan.Accounts.Select(n => new ModelPublisher(n.LegacyRoles, Notebook.Name))];
        if (_plan.IsMigrated)
        {
            Array.ForEach(_starts, static start => start.Migrate());
        }

        _accounts = [.. _starts.Select(static start => start.Copy())];
        _oldAccounts = [.. _starts.Select(static start => start.Copy())];
        _operations = [.. _starts.Select(static _ => new List<Operation>())];
    }

    public IEnumerable<History> Run()
    {
        var callers = Enumerable.Range(0, _plan.Callers).Select(CallerOf).ToList();
        while (callers.Count > 0)
        {
            var next = callers[_random.Next(callers.Count)];
            if (!next.MoveNext())
            {
                callers.Remove(next);
            }
        }

        for (var account = 0; account < _accounts.Length; account++)
        {
            foreach (var call in new Call[] { new ReadChanges(0), new ReadStatus(), new ReadHolds() })
            {
                var invoked = ++_instant;
                var answer = call.Make(_accounts[account]);
                _operations[account].Add(new Operation("end", invoked, ++_instant, call, answer));
            }
        }

        return _starts.Zip(_operations, static (start, operations) => new History(start, operations));
    }

    private IEnumerator<int> CallerOf(int caller)
    {
        var random = _plan.RandomOf(caller);
        for (var step = 0; step < _plan.Steps; step++)
        {
            foreach (var turn in Take(string.Create(CultureInfo.InvariantCulture, $"c{caller}"), _plan.Next(random)))
            {
                yield return turn;
            }
        }
    }

    /// <summary>Between any two turns others have theirs.</summary>
    private IEnumerable<int> Take(string caller, Step step)
    {
        var last = new long?[_accounts.Length];
        var calls = new List<(int Account, Call Call, long Invoked, long? After)>();
        foreach (var (account, call) in step.Calls)
        {
            calls.Add((account, call, ++_instant, last[account]));
            last[account] = _instant;
        }

        yield return 0;
        var answersLeft = step.Kind switch
        {
            StepKind.GivenUp => 0,
            StepKind.StreamGivenUp => _random.Next(calls.Count),
            StepKind.Alone or StepKind.Stream or _ => calls.Count,
        };
        var decided = step.Kind is StepKind.GivenUp or StepKind.StreamGivenUp
            ? Math.Max(answersLeft, _random.Next(calls.Count + 1))
            : calls.Count;
        var answers = new Answer?[calls.Count];
        foreach (var number in OrderOf(decided))
        {
            answers[number] = Answered(calls[number].Account, calls[number].Call);
            yield return 1;
        }

        for (var number = 0; number < calls.Count; number++)
        {
            var (account, call, invoked, after) = calls[number];
            var answer = number < answersLeft ? answers[number] : null;
            _operations[account]
                .Add(new Operation(caller, invoked, answer is null ? null : ++_instant, call, answer, after));
            if (answer is not null)
            {
                yield return 2;
            }
        }

        if (_fault == ServiceFault.AnswersTooEarly && step.Calls[0].Call is CompleteCall)
        {
            _accounts[step.Calls[0].Account].Migrate();
        }
    }

    private IEnumerable<int> OrderOf(int decided)
    {
        var order = Enumerable.Range(0, decided);
        return decided < 2 || !IsWrong() ? order
            : _fault == ServiceFault.ReordersStream ? order.Reverse()
            : _fault == ServiceFault.SkipsOnStream ? order.Skip(1)
            : order;
    }

    private Answer Answered(int account, Call call)
    {
        var before = _accounts[account].Copy();
        var answer = Decided(account, call);
        if (call is ReadHolds)
        {
            var open = _accounts[account].Synced?.Open;
            _plan.Accounts[account].Saw(open is null ? null : (open.Number, open.Content));
        }

        if (call is not Reading)
        {
            _oldAccounts[account] = before;
        }

        // The model's numbers of holds are those that callers use.
        _accounts[account].Agrees(answer, answer);
        return answer;
    }

    private Answer Decided(int account, Call call) =>
        (_fault, call) switch
        {
            (ServiceFault.ReadsOldCopy, Reading) when IsWrong() => call.Make(_oldAccounts[account].Copy()),
            (ServiceFault.LosesChange, RecordCall) when IsWrong() => call.Make(_accounts[account].Copy()),
            (ServiceFault.DecidesOnOldState, RecordCall) when IsWrong() => Both(account, call),
            (ServiceFault.ShowsUndone, ReadMembers or ReadStatus) when IsWrong() => Undone(account, call),
            (ServiceFault.AnswersTooEarly, CompleteCall) => Answer.Done("Migrated"),
            _ => call.Make(_accounts[account]),
        };

    private Answer Both(int account, Call call)
    {
        call.Make(_accounts[account]);
        return call.Make(_oldAccounts[account].Copy());
    }

    private Answer Undone(int account, Call call)
    {
        var copy = _accounts[account].Copy();
        _plan.Accounts[account].NextChange(_random).Make(copy);
        return call.Make(copy);
    }

    private bool IsWrong() => _fault != ServiceFault.None && _random.Next(WrongOneIn) == 0;
}
