using Microsoft.Extensions.Logging;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>What the feed logs; nothing of it names a person.</summary>
internal static partial class FeedLog
{
    [LoggerMessage(6001, LogLevel.Debug, "The tail of the feed stopped")]
    public static partial void TailStopped(ILogger logger);

    [LoggerMessage(6002, LogLevel.Warning, "The tail of the feed was refused ({Reason}); it reads again")]
    public static partial void TailRefused(ILogger logger, Reason reason);
}
