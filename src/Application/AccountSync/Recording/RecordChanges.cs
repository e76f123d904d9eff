using MediatR;
using Microsoft.Extensions.Logging;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountSync.Recording;

/// <summary>Some changes of a stream, in the order in which they are to be decided. Answers once they are queued.</summary>
public sealed record RecordChanges(IReadOnlyList<ChangeInput> Changes, Caller Caller, StreamOrder Order)
    : IRequest<QueuedChanges>;

internal sealed class RecordChangesHandler(
    IStore store,
    SyncMetrics metrics,
    TimeProvider time,
    ILogger<RecordChangesHandler> logger
) : IRequestHandler<RecordChanges, QueuedChanges>
{
    public async Task<QueuedChanges> Handle(RecordChanges request, CancellationToken cancellationToken)
    {
        var parsed = new ParsedChange[request.Changes.Count];
        for (var i = 0; i < parsed.Length; i++)
        {
            parsed[i] = ParsedChange.Of(request.Changes[i], request.Caller);
        }

        var before = request.Order.Last;
        var queued = await store.QueueAsync(
            session =>
                request.Order.IsBrokenAfter(before)
                    ? throw new RuleViolationException(Reason.StoreUnavailable)
                    : ChangeRecorder.Record(session, parsed, time.Now()),
            WriteOptions.WithoutUndo,
            cancellationToken
        );
        request.Order.Last = queued;
        return new QueuedChanges(CountAsync(parsed, queued));
    }

    private async Task<IReadOnlyList<ChangeAnswer>> CountAsync(ParsedChange[] parsed, Task<ChangeAnswer[]> answered)
    {
        var answers = await answered;
        for (var i = 0; i < answers.Length; i++)
        {
            metrics.Decided(answers[i]);
            if (answers[i].Hold is { IsNews: true } hold)
            {
                HoldLog.Held(logger, parsed[i].Publisher.Value, hold.Id);
            }
        }

        return answers;
    }
}
