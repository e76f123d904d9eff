using Grpc.Core;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Sync.Model.Orders;
using PublisherMigration.Sync.Model.Orders.Calls;

namespace PublisherMigration.Api.Tests.Orders;

/// <summary>One of the callers of a history: takes its steps, one after the other, as soon as it can.</summary>
internal sealed class ConcurrentCaller(
    RunningService service,
    string name,
    Random random,
    HistoryPlan plan,
    IReadOnlyList<CalledAccount> accounts
)
{
    private const int MostInAMessage = 3;

    public async Task CallAsync()
    {
        await Task.Yield();
        for (var step = 0; step < plan.Steps; step++)
        {
            await TakeAsync(plan.Next(random));
        }
    }

    private async Task TakeAsync(Step step)
    {
        switch (step.Kind)
        {
            case StepKind.GivenUp:
                using (var given = new CancellationTokenSource())
                {
                    var call = accounts[step.Calls[0].Account].CallAsync(name, step.Calls[0].Call, given.Token);
                    await WaitALittleAsync();
                    await given.CancelAsync();
                    await call;
                }

                break;
            case StepKind.Stream:
                await StreamAsync(step.Calls, answersRead: step.Calls.Count);
                break;
            case StepKind.StreamGivenUp:
                await StreamAsync(step.Calls, answersRead: random.Next(step.Calls.Count));
                break;
            case StepKind.Alone:
            default:
                await accounts[step.Calls[0].Account].CallAsync(name, step.Calls[0].Call);
                break;
        }
    }

    /// <summary>Somewhere between the call's way out and its answer's way back.</summary>
    private async Task WaitALittleAsync()
    {
        for (var turns = random.Next(30); turns > 0; turns--)
        {
            await Task.Yield();
        }
    }

    /// <param name="calls">Changes, in their order.</param>
    /// <param name="answersRead">Messages after whose answers the stream is left.</param>
    private async Task StreamAsync(IReadOnlyList<(int Account, Call Call)> calls, int answersRead)
    {
        using var stream = new AccountSyncService.AccountSyncServiceClient(service.Channel).RecordChanges(
            service.Portal.Options
        );
        var sent = new Queue<Sent[]>();
        var last = new long?[accounts.Count];
        try
        {
            for (var at = 0; at < calls.Count; )
            {
                Sent[] message =
                [
                    .. calls.Skip(at).Take(1 + random.Next(MostInAMessage)).Select(call => Invoke(call, last)),
                ];
                at += message.Length;
                sent.Enqueue(message);
                await stream.RequestStream.WriteAsync(
                    new()
                    {
                        Changes =
                        {
                            message.Select(one => new ChangeToRecord
                            {
                                PublisherId = accounts[one.Account].Id,
                                Change = Words.ChangeOf(one.Call.Said),
                            }),
                        },
                    }
                );
            }

            await stream.RequestStream.CompleteAsync();
            for (
                var read = 0;
                read < answersRead && await stream.ResponseStream.MoveNext(TestContext.Current.CancellationToken);
                read++
            )
            {
                var message = sent.Dequeue();
                foreach (var (one, result) in message.Zip(stream.ResponseStream.Current.Results))
                {
                    Note(one, accounts[one.Account].Of(result, one.Invoked));
                }
            }
        }
        catch (RpcException failed) when (CalledAccount.IsUnknown(failed))
        {
            // What is left is not known.
        }

        foreach (var one in sent.SelectMany(static message => message))
        {
            Note(one, answer: null);
        }
    }

    private Sent Invoke((int Account, Call Call) call, long?[] last)
    {
        var sent = new Sent(call.Account, (RecordCall)call.Call, accounts[call.Account].Invoke(), last[call.Account]);
        last[call.Account] = sent.Invoked;
        return sent;
    }

    private void Note(Sent one, Answer? answer) =>
        accounts[one.Account].Note(name, one.Invoked, one.Call, answer, one.After);

    private sealed record Sent(int Account, RecordCall Call, long Invoked, long? After);
}
