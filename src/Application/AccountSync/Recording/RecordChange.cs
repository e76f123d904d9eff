using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.Extensions.Logging;
using PublisherMigration.Application.Common;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountSync.Recording;

/// <summary>Records one change; refused as a call when the change is.</summary>
public sealed record RecordChange(ChangeInput Change, Caller Caller) : IRequest<ChangeAnswer>;

internal sealed class RecordChangeHandler(
    IStore store,
    SyncMetrics metrics,
    TimeProvider time,
    ILogger<RecordChangeHandler> logger
) : IRequestHandler<RecordChange, ChangeAnswer>
{
    public async Task<ChangeAnswer> Handle(RecordChange request, CancellationToken cancellationToken)
    {
        var parsed = ParsedChange.Of(request.Change, request.Caller);
        if (parsed.Faults.Count > 0)
        {
            metrics.Decided(ChangeAnswer.Refused(parsed.Violation!));
            throw new ValidationException(parsed.Faults.Select(static f => new ValidationFailure(f.Field, f.Text)));
        }

        cancellationToken.ThrowIfCancellationRequested();
        // Once queued it is not withdrawn: a caller that went away may have been answered by nobody, but not half.
        var answer = await store.WriteAsync(
            session => ChangeRecorder.Record(session, parsed, time.Now()),
            parsed.Publisher,
            WhenFull.Refuse,
            WriteOptions.WithoutUndo,
            CancellationToken.None
        );
        metrics.Decided(answer);
        if (answer.Hold is { IsNews: true } hold)
        {
            HoldLog.Held(logger, parsed.Publisher.Value, hold.Id);
        }

        return answer.Refusal is null ? answer : throw new RuleViolationException(answer.Refusal);
    }
}
