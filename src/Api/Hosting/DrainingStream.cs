using Microsoft.AspNetCore.Http.Features;

namespace PublisherMigration.Api.Hosting;

/// <summary>
/// A stream whose other end may have ceased to read. Its response cannot end then, trailers come after what is not taken, and
/// the connection waits for it: once the service drains, the stream is cut off.
/// </summary>
internal sealed class DrainingStream
{
    /// <summary>REFUSED_STREAM, which gRPC reads as UNAVAILABLE: as the reader would have been told in a trailer.</summary>
    private const int RefusedStream = 7;

    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpContext _http;
    private readonly Drain _drain;
    private bool _isSent;

    public DrainingStream(HttpContext http, Drain drain)
    {
        _http = http;
        _drain = drain;
        http.Response.OnCompleted(
            static state =>
            {
                ((DrainingStream)state).Sent();
                return Task.CompletedTask;
            },
            this
        );
    }

    /// <summary>Waits for the reader to take what is written. False when the stream was cut off.</summary>
    public async Task<bool> WaitAsync(Task write)
    {
        if (await _drain.WaitAsync(write))
        {
            return true;
        }

        Cut();
        return false;
    }

    /// <summary>Nothing more is written: waits for the reader to take what is left, and the trailers.</summary>
    public Task EndAsync() => WaitAsync(_sent.Task);

    private void Sent()
    {
        lock (_lock)
        {
            _isSent = true;
        }

        _sent.SetResult();
    }

    private void Cut()
    {
        lock (_lock)
        {
            // Afterwards the context may belong to another call.
            if (!_isSent)
            {
                _http.Features.GetRequiredFeature<IHttpResetFeature>().Reset(RefusedStream);
            }
        }
    }
}
