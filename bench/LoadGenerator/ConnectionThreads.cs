namespace PublisherMigration.LoadGenerator;

/// <summary>One blocking thread for each connection.</summary>
internal static class ConnectionThreads
{
    /// <summary>The first failure ends every connection and is thrown.</summary>
    public static void RunAll<T>(List<T> connections, Action<T, CancellationToken> run, CancellationToken cancellation)
    {
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Exception? failure = null;
        var threads = connections.ConvertAll(connection => new Thread(() =>
        {
            try
            {
                run(connection, failed.Token);
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref failure, exception, null);
                failed.Cancel();
            }
        }));
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        cancellation.ThrowIfCancellationRequested();
        if (failure is not null)
        {
            throw new LoadException($"the load was broken off: {failure.Message}", failure);
        }
    }
}
