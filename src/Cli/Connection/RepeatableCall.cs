using Grpc.Core;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering;

namespace PublisherMigration.Cli.Connection;

/// <summary>
/// Sends a mutation under one request_id, again and again while the service is not available: whatever became of the
/// attempts before, it takes effect once.
/// </summary>
internal static class RepeatableCall
{
    private const int Attempts = 5;

    public static async Task<T> SendAsync<T>(
        Session session,
        Func<string, AsyncUnaryCall<T>> call,
        CancellationToken cancellation
    )
    {
        string requestId = Guid.NewGuid().ToString();
        Backoff backoff = new();
        int attempt = 0;
        while (true)
        {
            attempt++;
            try
            {
                return await call(requestId);
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
