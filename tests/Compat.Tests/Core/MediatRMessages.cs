using MediatR;

namespace PublisherMigration.Compat.Tests.Core;

/// <summary>What the handlers were told.</summary>
internal sealed class Heard
{
    public List<string> Words { get; } = [];
}

internal sealed record Ask(string Text) : IRequest<string>;

internal sealed class AskHandler : IRequestHandler<Ask, string>
{
    public Task<string> Handle(Ask request, CancellationToken cancellationToken) => Task.FromResult(request.Text + "?");
}

internal sealed record Tell(string Text) : IRequest;

internal sealed class TellHandler(Heard heard) : IRequestHandler<Tell>
{
    public Task Handle(Tell request, CancellationToken cancellationToken)
    {
        heard.Words.Add(request.Text);
        return Task.CompletedTask;
    }
}

internal sealed record News(string Text) : INotification;

internal sealed class NewsHandler(Heard heard) : INotificationHandler<News>
{
    public Task Handle(News notification, CancellationToken cancellationToken)
    {
        heard.Words.Add(notification.Text);
        return Task.CompletedTask;
    }
}

internal sealed record Count(int To) : IStreamRequest<int>;

internal sealed class CountHandler : IStreamRequestHandler<Count, int>
{
    public IAsyncEnumerable<int> Handle(Count request, CancellationToken cancellationToken) =>
        Enumerable.Range(1, request.To).ToAsyncEnumerable();
}
