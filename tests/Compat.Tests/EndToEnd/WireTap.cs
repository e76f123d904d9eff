namespace PublisherMigration.Compat.Tests.EndToEnd;

/// <summary>Keeps the compression of the last request and response, as on the wire.</summary>
internal sealed class WireTap() : DelegatingHandler(new SocketsHttpHandler())
{
    public string? RequestEncoding { get; private set; }

    public string? ResponseEncoding { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        RequestEncoding = Encoding(request.Headers);
        var response = await base.SendAsync(request, cancellationToken);
        ResponseEncoding = Encoding(response.Headers);
        return response;
    }

    private static string? Encoding(System.Net.Http.Headers.HttpHeaders headers) =>
        headers.TryGetValues("grpc-encoding", out var values) ? string.Join(',', values) : null;
}
