using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;

namespace PublisherMigration.Cli.Tests.Support;

/// <summary>A service as a script: each request type has an answer, every request is kept.</summary>
internal sealed class Script
{
    private readonly ConcurrentDictionary<Type, Func<IMessage, IMessage>> answers = new();
    private readonly ConcurrentQueue<IMessage> requests = new();

    public Metadata LastHeaders { get; private set; } = [];

    public void On<TRequest>(Func<TRequest, IMessage> answer)
        where TRequest : IMessage => answers[typeof(TRequest)] = request => answer((TRequest)request);

    public IReadOnlyList<TRequest> Received<TRequest>() => [.. requests.OfType<TRequest>()];

    public void Keep(IMessage request) => requests.Enqueue(request);

    public Task<T> AnswerAsync<T>(IMessage request, ServerCallContext context)
    {
        LastHeaders = context.RequestHeaders;
        Keep(request);
        return answers.TryGetValue(request.GetType(), out Func<IMessage, IMessage>? answer)
            ? Task.FromResult((T)answer(request))
            : throw new RpcException(new Status(StatusCode.Unimplemented, $"No answer for {request.GetType().Name}"));
    }
}
