using System.Globalization;
using Grpc.Core;
using PublisherMigration.Compat.Tests.V1;

namespace PublisherMigration.Compat.Tests.EndToEnd;

/// <summary>Says back what it hears, and what it saw of the call.</summary>
internal sealed class EchoGrpcService : EchoService.EchoServiceBase
{
    public override async Task<SayResponse> Say(SayRequest request, ServerCallContext context)
    {
        switch (request.Outcome)
        {
            case Outcome.Fail:
                Metadata trailers = new() { { "reason", "asked-for" }, { "detail-bin", [0, 1, 255] } };
                throw new RpcException(new Status(StatusCode.FailedPrecondition, "as asked"), trailers);
            case Outcome.Wait:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
                break;
        }

        await context.WriteResponseHeadersAsync(new Metadata { { "first", "headers" } });
        context.ResponseTrailers.Add("last", "trailers");
        SayResponse response = new() { Text = request.Text };
        response.Facts.Add("method", context.Method);
        response.Facts.Add("host", context.Host);
        response.Facts.Add("peer", context.Peer);
        response.Facts.Add("authenticated", context.AuthContext.IsPeerAuthenticated.ToString());
        response.Facts.Add("deadline", context.Deadline.ToString("O", CultureInfo.InvariantCulture));
        response.Facts.Add("user state", string.Join(',', context.UserState.Values));
        foreach (var header in context.RequestHeaders.Where(header => !header.IsBinary))
        {
            response.Facts["header " + header.Key] = header.Value;
        }

        return response;
    }

    public override async Task<GatherResponse> Gather(
        IAsyncStreamReader<GatherRequest> requestStream,
        ServerCallContext context
    )
    {
        List<string> texts = [];
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            texts.Add(request.Text);
        }

        return new GatherResponse { Text = string.Join(' ', texts) };
    }

    public override async Task Repeat(
        RepeatRequest request,
        IServerStreamWriter<RepeatResponse> responseStream,
        ServerCallContext context
    )
    {
        for (var i = 1; i <= request.Times; i++)
        {
            await responseStream.WriteAsync(
                new RepeatResponse { Text = $"{request.Text} {i}" },
                context.CancellationToken
            );
        }
    }

    public override async Task Chat(
        IAsyncStreamReader<ChatRequest> requestStream,
        IServerStreamWriter<ChatResponse> responseStream,
        ServerCallContext context
    )
    {
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            await responseStream.WriteAsync(new ChatResponse { Text = request.Text }, context.CancellationToken);
        }
    }
}
