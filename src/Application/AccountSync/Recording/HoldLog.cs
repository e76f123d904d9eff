using System.Globalization;
using Microsoft.Extensions.Logging;

namespace PublisherMigration.Application.AccountSync.Recording;

/// <summary>Somebody has to decide, and no caller of ours may: it has to stand where operators look.</summary>
internal static partial class HoldLog
{
    /// <summary>
    /// Told when a hold opens and when it comes to hold ten, a hundred, a thousand changes: a source that goes on removing
    /// members would fill the log.
    /// </summary>
    public static bool IsNews(int before, int now) => before == 0 || Digits(now) > Digits(before);

    private static int Digits(int number) => number.ToString(CultureInfo.InvariantCulture).Length;

    [LoggerMessage(
        EventId = 2204,
        Level = LogLevel.Warning,
        Message = "The mass-removal guard holds what was sent for {PublisherId}: hold {HoldId} waits for an operator."
    )]
    public static partial void Held(ILogger logger, string publisherId, Guid holdId);
}
