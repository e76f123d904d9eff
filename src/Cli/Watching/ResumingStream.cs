using System.Runtime.CompilerServices;
using Grpc.Core;
using PublisherMigration.Cli.Connection;
using PublisherMigration.Cli.Invocation;
using PublisherMigration.Cli.Rendering;

namespace PublisherMigration.Cli.Watching;

/// <summary>
/// A stream as if it never broke: each broken connection is followed by one that resumes after the last message, so nothing
/// is skipped or repeated. A service that cannot be reached at all is an error, not a reason to wait.
/// </summary>
internal sealed class ResumingStream<TRequest, TResponse>(Session session, TRequest request)
    where TRequest : class
    where TResponse : class
{
    private readonly Backoff backoff = new();
    private bool connectedOnce;

    public required Func<TRequest, CallOptions, AsyncServerStreamingCall<TResponse>> Open { get; init; }
    public required Func<TResponse, string> TokenOf { get; init; }

    /// <summary>Makes the request one that goes on after the token.</summary>
    public required Action<TRequest, string> ResumeAfter { get; init; }

    /// <summary>Resumes after the last message that was read; unset before the first.</summary>
    public string? ResumeToken { get; private set; }

    public async IAsyncEnumerable<TResponse> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            using AsyncServerStreamingCall<TResponse> call = Open(request, session.Streaming(cancellation));
            while (await NextAsync(call.ResponseStream, cancellation) is { } message)
            {
                yield return message;
            }
        }
    }

    private async Task<TResponse?> NextAsync(IAsyncStreamReader<TResponse> stream, CancellationToken cancellation)
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

    private void Remember(TResponse message)
    {
        connectedOnce = true;
        backoff.Reset();
        if (TokenOf(message) is { Length: > 0 } token)
        {
            ResumeToken = token;
            ResumeAfter(request, token);
        }
    }

    private Task WaitAsync(string why, TimeSpan? asked, CancellationToken cancellation)
    {
        TimeSpan delay = backoff.Next(asked);
        session.Errors.Line(session.Wording.TryingAgain(why, delay), Tone.Warning);
        return Task.Delay(delay, session.Terminal.Clock, cancellation);
    }
}
