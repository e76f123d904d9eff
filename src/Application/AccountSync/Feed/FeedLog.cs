using Microsoft.Extensions.Logging;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.AccountSync.Feed;

/// <summary>What the feed logs; nothing of it names a person.</summary>
internal static partial class FeedLog
{
    [LoggerMessage(6101, LogLevel.Debug, "The tail of the feed stopped")]
    public static partial void TailStopped(ILogger logger);

    [LoggerMessage(6102, LogLevel.Warning, "The tail of the feed was refused ({Reason}); it reads again")]
    public static partial void TailRefused(ILogger logger, Reason reason);

    [LoggerMessage(6103, LogLevel.Warning, "Another stream took the subscription {SubscriptionId} over")]
    public static partial void SubscriptionTakenOver(ILogger logger, string subscriptionId);

    [LoggerMessage(6104, LogLevel.Information, "Subscription {SubscriptionId} created at position {Position}")]
    public static partial void SubscriptionCreated(ILogger logger, string subscriptionId, long position);

    [LoggerMessage(6105, LogLevel.Information, "Subscription {SubscriptionId} deleted")]
    public static partial void SubscriptionDeleted(ILogger logger, string subscriptionId);

    [LoggerMessage(
        6106,
        LogLevel.Warning,
        "Subscription {SubscriptionId} is lost: at position {Position} it held more back than Feed:MaxRetainedChanges"
    )]
    public static partial void SubscriptionLost(ILogger logger, string subscriptionId, long position);

    [LoggerMessage(6107, LogLevel.Error, "The tail of the feed failed; it reads again")]
    public static partial void TailFailed(ILogger logger, Exception failure);
}
