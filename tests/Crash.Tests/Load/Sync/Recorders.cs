using Grpc.Core;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Sync.Validators.Recording;

namespace PublisherMigration.Crash.Tests.Load.Sync;

/// <summary>Callers that record: change by change, by the stream, and whole rosters.</summary>
internal sealed class Recorders(SyncLedger ledger, ChangeMaker maker)
{
    private const int MostUnanswered = 4;
    private const int MessagesOfAStream = 10;
    private const int MostChangesOfAMessage = 15;

    public async Task RecordAsync(SyncCaller caller)
    {
        var sent = ledger.Send(maker.PublisherId(), maker.Change());
        sent.Result = await AnswerAsync(() => caller.RecordAsync(sent.PublisherId, sent.Change));
    }

    /// <summary>The answer, or the refusal. Without either it throws: the outcome is unknown.</summary>
    public static async Task<ChangeResult> AnswerAsync(Func<Task<RecordChangeResponse>> record)
    {
        try
        {
            return AnsweredChange.ResultOf(await record());
        }
        catch (RpcException refused) when (refused.IsRefusal())
        {
            return new ChangeResult { Error = new ItemError { Message = refused.Status.Detail } };
        }
    }

    public async Task ReportAsync(SyncCaller caller, CancellationToken stop)
    {
        var request = maker.Roster(maker.PublisherId());
        var place = ledger.Report(request);
        ledger.Answer(place, await caller.ReportAsync(request));
        await Answers.PauseAsync(stop);
    }

    /// <summary>One stream of some messages, several of them unanswered at a time.</summary>
    public async Task StreamAsync(SyncCaller caller, CancellationToken stop)
    {
        using var call = caller.RecordMany();
        var unanswered = new Queue<SentChange[]>();
        for (var message = 0; message < MessagesOfAStream && !stop.IsCancellationRequested; message++)
        {
            if (unanswered.Count == MostUnanswered)
            {
                await TakeAnswerAsync(call, unanswered.Dequeue());
            }

            SentChange[] sent =
            [
                .. Enumerable
                    .Range(0, 1 + maker.Number(MostChangesOfAMessage))
                    .Select(_ => ledger.Send(maker.PublisherId(), maker.Change())),
            ];
            unanswered.Enqueue(sent);
            await call.RequestStream.WriteAsync(
                new()
                {
                    Changes =
                    {
                        sent.Select(s => new ChangeToRecord { PublisherId = s.PublisherId, Change = s.Change }),
                    },
                },
                CancellationToken.None
            );
        }

        while (unanswered.TryDequeue(out var sent))
        {
            await TakeAnswerAsync(call, sent);
        }

        await call.RequestStream.CompleteAsync();
        await Answers.PauseAsync(stop);
    }

    private async Task TakeAnswerAsync(
        AsyncDuplexStreamingCall<RecordChangesRequest, RecordChangesResponse> call,
        SentChange[] sent
    )
    {
        if (!await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            ledger.Violated("A stream of changes ended before all of them were answered.");
            return;
        }

        var results = call.ResponseStream.Current.Results;
        foreach (var violation in OutcomeCounts.Of(sent.Length, results).Check())
        {
            ledger.Violated(violation);
        }

        foreach (var (change, result) in sent.Zip(results))
        {
            change.Result = result;
        }
    }
}
