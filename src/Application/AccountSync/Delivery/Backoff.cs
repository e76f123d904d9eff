using System.Security.Cryptography;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>Waits that double, spread so that what failed together does not return together.</summary>
internal sealed class Backoff(TimeSpan shortest, TimeSpan longest)
{
    private const int Steps = 1_000;
    private const int MostDoublings = 20;

    public static readonly Backoff OfAccount = new(TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(30));
    public static readonly Backoff OfSilentPortal = new(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(5));
    public static readonly Backoff OfPausedPortal = new(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(30));

    /// <param name="failures">How often it has failed in a row, 1 or more.</param>
    public TimeSpan After(int failures)
    {
        var wait = shortest * Math.Pow(2, Math.Min(failures - 1, MostDoublings));
        var whole = wait < longest ? wait : longest;
        return whole * (0.5 + (RandomNumberGenerator.GetInt32(Steps + 1) / (2.0 * Steps)));
    }
}
