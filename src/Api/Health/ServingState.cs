namespace PublisherMigration.Api.Health;

/// <summary>
/// One state and the promise of the next. All watchers await the same task, so that thousands of them cost one object and
/// a slow one still sees every change.
/// </summary>
internal sealed record ServingState(bool IsServing)
{
    private readonly TaskCompletionSource<ServingState> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<ServingState> Next => _next.Task;

    public void FollowedBy(ServingState next) => _next.SetResult(next);
}
