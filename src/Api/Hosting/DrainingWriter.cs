using Grpc.Core;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Api.Hosting;

/// <summary>Gives a write up that its reader does not take while the service drains.</summary>
internal sealed class DrainingWriter<T>(IServerStreamWriter<T> inner, DrainingStream stream) : IServerStreamWriter<T>
{
    public WriteOptions? WriteOptions
    {
        get => inner.WriteOptions;
        set => inner.WriteOptions = value;
    }

    public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

    public Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        var write = inner.WriteAsync(message, cancellationToken);
        // Mostly there is room, and then nothing to wait for.
        return write.IsCompleted ? write : TakenAsync(write);
    }

    private async Task TakenAsync(Task write)
    {
        if (await stream.WaitAsync(write))
        {
            await write;
            return;
        }

        // It ends with its stream, and how makes no difference.
        await write.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        throw new RuleViolationException(Reason.ShuttingDown);
    }
}
