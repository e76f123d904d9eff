using Grpc.Core;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Api.Hosting;

/// <summary>Gives a caller up that sends nothing while the service drains. One that goes on sending is read to its end.</summary>
internal sealed class DrainingReader<T>(IAsyncStreamReader<T> inner, Drain drain) : IAsyncStreamReader<T>
{
    public T Current => inner.Current;

    public Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        var next = inner.MoveNext(cancellationToken);
        return next.IsCompleted ? next : SentAsync(next);
    }

    // Not by the token: cancelling a read ends the call without a word.
    private async Task<bool> SentAsync(Task<bool> next) =>
        await drain.WaitAsync(next) ? await next : throw new RuleViolationException(Reason.ShuttingDown);
}
