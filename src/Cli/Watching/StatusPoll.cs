using Google.Protobuf;
using Grpc.Core;
using PublisherMigration.Cli.Connection;
using PublisherMigration.Cli.Invocation;

namespace PublisherMigration.Cli.Watching;

/// <summary>
/// Asks again and again until interrupted. Once there was an answer, a service that is away for a while is told and waited for.
/// </summary>
internal sealed class StatusPoll<T>(Session session, TimeSpan interval, Func<CancellationToken, Task<T>> fetch)
    where T : class, IMessage<T>
{
    /// <param name="show">Takes the last answer, and why there is no newer one; empty when there is.</param>
    public async Task RunAsync(Action<T, string> show, CancellationToken cancellation)
    {
        T? last = null;
        while (!cancellation.IsCancellationRequested)
        {
            string trouble = "";
            try
            {
                last = await fetch(cancellation);
            }
            catch (RpcException broken)
                when (last is not null && ServiceError.From(broken) is { IsTransient: true } error)
            {
                trouble = error.Message;
            }

            show(last, trouble);
            await Task.Delay(interval, session.Terminal.Clock, cancellation);
        }

        cancellation.ThrowIfCancellationRequested();
    }
}
