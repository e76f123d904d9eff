using System.Runtime.CompilerServices;
using Grpc.Core;
using PublisherMigration.Cli.Connection;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Watching;

/// <summary>
/// The stream of transitions as if it never broke: each broken connection is followed by one that resumes after the last
/// message, so nothing is skipped or repeated. A service that cannot be reached at all is an error, not a reason to wait.
/// </summary>
internal sealed class TransitionStream(Session session, WatchMigrationsRequest request)
{
    private readonly Backoff backoff = new();
    private bool connectedOnce;

    /// <summary>Resumes after the last message that was read; unset before the first.</summary>
    public string? ResumeToken { get; private set; }

    public async IAsyncEnumerable<WatchMigrationsResponse> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        while (!cancellation.IsCancellationRequested)
        {
            using AsyncServerStreamingCall<WatchMigrationsResponse> call = session.Migrations.WatchMigrations(
                request,
                session.Streaming(cancellation)
            );
            while (await NextAsync(call.ResponseStream, cancellation) is { } message)
            {
                yield return message;
            }
        }
    }

    private async Task<WatchMigrationsResponse?> NextAsync(
        IAsyncStreamReader<WatchMigrationsResponse> stream,
        CancellationToken cancellation
    )
    {
        try
        {
            if (await stream.MoveNext(cancellation))
            {
                Remember(stream.Current);
                return stream.Current;
            }

            await WaitAsync(session.Wording.StreamEnded, asked: null, cancellation);
        }
        catch (RpcException broken) when (connectedOnce && ServiceError.From(broken) is { IsTransient: true } error)
        {
            await WaitAsync(error.Message, error.RetryDelay, cancellation);
        }

        return null;
    }

    private void Remember(WatchMigrationsResponse message)
    {
        connectedOnce = true;
        backoff.Reset();
        if (message.ResumeToken.Length > 0)
        {
            ResumeToken = message.ResumeToken;
            request.ResumeToken = message.ResumeToken;
        }
    }

    private Task WaitAsync(string why, TimeSpan? asked, CancellationToken cancellation)
    {
        TimeSpan delay = backoff.Next(asked);
        session.Errors.Line(session.Wording.TryingAgain(why, delay), Tone.Warning);
        return Task.Delay(delay, session.Terminal.Clock, cancellation);
    }
}
