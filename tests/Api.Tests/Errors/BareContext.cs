using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace PublisherMigration.Api.Tests.Errors;

/// <summary>A call without a transport.</summary>
internal sealed class BareContext : ServerCallContext
{
    // Where Grpc.AspNetCore looks for the request of a context that is not its own.
    private readonly Dictionary<object, object> state = new() { ["__HttpContext"] = new DefaultHttpContext() };

    protected override string MethodCore => "/test/Duplex";

    protected override string HostCore => "localhost";

    protected override string PeerCore => "ipv4:127.0.0.1:1";

    protected override DateTime DeadlineCore => DateTime.MaxValue;

    protected override Metadata RequestHeadersCore => [];

    protected override CancellationToken CancellationTokenCore => CancellationToken.None;

    protected override Metadata ResponseTrailersCore => [];

    protected override Status StatusCore { get; set; }

    protected override WriteOptions? WriteOptionsCore { get; set; }

    protected override AuthContext AuthContextCore => new(string.Empty, []);

    protected override IDictionary<object, object> UserStateCore => state;

    protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) =>
        throw new NotSupportedException();

    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => Task.CompletedTask;
}
