using System.Globalization;

namespace PublisherMigration.Api.Tests.Support;

public static class Ids
{
    private static int _last;

    /// <summary>A publisher id that no other test uses.</summary>
    public static string Next() =>
        string.Create(CultureInfo.InvariantCulture, $"account-{Interlocked.Increment(ref _last)}");

    /// <summary>An MPN ID that no other test uses.</summary>
    public static string NextMpn() =>
        string.Create(CultureInfo.InvariantCulture, $"77{Interlocked.Increment(ref _last):D8}");

    public static string NewRequest() => Guid.NewGuid().ToString("D");
}
