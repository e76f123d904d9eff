using Grpc.Core;

namespace PublisherMigration.Crash.Tests.Load;

/// <summary>What a failed call says of its outcome.</summary>
internal static class Answers
{
    private static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>A server that hangs is a failure too, and not a test that never ends.</summary>
    public static CallOptions Options => new(deadline: TimeProvider.System.GetUtcNow().Add(LongestCall).UtcDateTime);

    /// <summary>The service has decided against it. After anything else it may have happened or not.</summary>
    public static bool IsRefusal(this RpcException failure) =>
        failure.StatusCode
            is StatusCode.FailedPrecondition
                or StatusCode.InvalidArgument
                or StatusCode.NotFound
                or StatusCode.Aborted
                or StatusCode.AlreadyExists
                or StatusCode.OutOfRange
                or StatusCode.PermissionDenied
                or StatusCode.Unauthenticated
                or StatusCode.Unimplemented;

    /// <summary>Makes calls again and again until told to stop. A call without an answer is no reason to end.</summary>
    public static async Task RepeatAsync(Func<Task> make, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await make();
            }
            // The writing side of a stream tells of a broken connection as the socket does.
            catch (Exception failure)
                when (failure is IOException || (failure is RpcException call && !call.IsRefusal()))
            {
                await PauseAsync(stop);
            }
        }
    }

    /// <summary>The same, with a little rest after each call.</summary>
    public static Task RepeatSlowlyAsync(Func<Task> make, CancellationToken stop) =>
        RepeatAsync(
            async () =>
            {
                await make();
                await PauseAsync(stop);
            },
            stop
        );

    /// <summary>Waits a little, or less when told to stop.</summary>
    public static async Task PauseAsync(CancellationToken stop) =>
        await Task.Delay(Pause, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
