using System.Security.Cryptography;

namespace PublisherMigration.Cli.Connection;

/// <summary>Waits that double from half a second to half a minute, spread so that many clients do not return at once.</summary>
internal sealed class Backoff
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private TimeSpan next = Shortest;

    /// <param name="asked">What the service asked for in RetryInfo; never undercut.</param>
    public TimeSpan Next(TimeSpan? asked = null)
    {
        TimeSpan spread = next * (0.5 + (RandomNumberGenerator.GetInt32(1000) / 2000.0));
        next = next * 2 < Longest ? next * 2 : Longest;
        return asked is { } least && least > spread ? Min(least, Longest) : spread;
    }

    public void Reset() => next = Shortest;

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
