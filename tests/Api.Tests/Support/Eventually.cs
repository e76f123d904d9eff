namespace PublisherMigration.Api.Tests.Support;

public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Asks again and again until it is so.</summary>
    public static async Task<T> BecomeAsync<T>(Func<Task<T>> look, Func<T, bool> so)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var seen = await look();
            if (so(seen))
            {
                return seen;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
        }
    }
}
