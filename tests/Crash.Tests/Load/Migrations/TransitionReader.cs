using Grpc.Core;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Crash.Tests.Load.Migrations;

/// <summary>Follows the transitions over all deaths, from its last token each time.</summary>
internal sealed class TransitionReader
{
    private readonly Lock _lock = new();
    private readonly List<MigrationEvent> _seen = [];
    private string _token = string.Empty;

    public IReadOnlyList<MigrationEvent> Seen
    {
        get
        {
            lock (_lock)
            {
                return [.. _seen];
            }
        }
    }

    /// <summary>Reads until the stream breaks or it is told to stop.</summary>
    public async Task ReadAsync(MigrationCaller caller, CancellationToken stop)
    {
        var request =
            _token.Length > 0
                ? new WatchMigrationsRequest { ResumeToken = _token }
                : new WatchMigrationsRequest { From = WatchStart.Beginning };
        using var stream = caller.Migrations.WatchMigrations(request, cancellationToken: stop);
        try
        {
            while (await stream.ResponseStream.MoveNext(stop))
            {
                Take(stream.ResponseStream.Current);
            }
        }
        catch (RpcException) when (stop.IsCancellationRequested)
        {
            // It was told to stop.
        }
    }

    private void Take(WatchMigrationsResponse message)
    {
        lock (_lock)
        {
            _token = message.ResumeToken;
            if (message.Transition is { } transition)
            {
                _seen.Add(transition);
            }
        }
    }
}
