using Grpc.Core;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering;

namespace PublisherMigration.Cli.Connection;

/// <summary>
/// Sends a mutation again and again while the service is not available: whatever became of the attempts before, it takes
/// effect once.
/// </summary>
internal static class RepeatableCall
{
    private const int Attempts = 5;

    /// <summary>Repeats the call under one request_id.</summary>
    public static Task<T> SendAsync<T>(
        Session session,
        Func<string, AsyncUnaryCall<T>> call,
        CancellationToken cancellation
    )
    {
        string requestId = Guid.NewGuid().ToString();
        return SendAsync(session, () => call(requestId), cancellation);
    }

    /// <summary>Repeats a call that by itself has its effect once.</summary>
    public static async Task<T> SendAsync<T>(
        Session session,
        Func<AsyncUnaryCall<T>> call,
        CancellationToken cancellation
    )
    {
        Backoff backoff = new();
        int attempt = 0;
        while (true)
        {
            attempt++;
            try
            {
                return await call();
            }
            catch (RpcException refused)
                when (attempt < Attempts && ServiceError.From(refused) is { IsTransient: true } error)
            {
                TimeSpan delay = backoff.Next(error.RetryDelay);
                session.Errors.Line(session.Wording.TryingAgain(error.Message, delay), Tone.Warning);
                await Task.Delay(delay, session.Terminal.Clock, cancellation);
            }
        }
    }
}
