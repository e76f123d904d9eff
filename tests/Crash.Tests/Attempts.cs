namespace PublisherMigration.Crash.Tests;

/// <summary>
/// A failpoint counts every commit, and the service makes some of its own (what was delivered, what is no longer kept): now
/// and then one of those takes the blow. Each attempt has to be right; one of a few has to be the one that was meant.
/// </summary>
internal static class Attempts
{
    private const int Most = 6;

    /// <param name="attempt">Given its number; true when the call that was meant took the blow.</param>
    public static async Task UntilMetAsync(Func<int, Task<bool>> attempt)
    {
        for (var number = 1; number <= Most; number++)
        {
            if (await attempt(number))
            {
                return;
            }
        }

        Assert.Fail($"The failpoint met other commits {Most} times.");
    }
}
