using PublisherMigration.Application.Common.Persistence;

namespace PublisherMigration.Infrastructure.Persistence.Writing;

internal sealed class CommitSignal : ICommitSignal
{
    private TaskCompletionSource _next = New();

    public Task NextCommit => Volatile.Read(ref _next).Task;

    public void Committed() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
