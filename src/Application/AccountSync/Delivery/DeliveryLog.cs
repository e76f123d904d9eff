using Microsoft.Extensions.Logging;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>
/// The story of each account's delivery by its publisher id, and that of the portal. Names no person, so nothing of what the
/// portal says but its codes.
/// </summary>
internal static partial class DeliveryLog
{
    [LoggerMessage(
        6000,
        LogLevel.Information,
        "Delivery begins after position {Watermark} with {Accounts} accounts behind; embedded portal: {IsEmbedded}"
    )]
    public static partial void Began(ILogger logger, bool isEmbedded, long watermark, int accounts);

    [LoggerMessage(
        6001,
        LogLevel.Warning,
        "Delivery of {PublisherId} failed with {Code}, change {Sequence}; tried again"
    )]
    public static partial void Failed(ILogger logger, PublisherId publisherId, string code, long? sequence);

    [LoggerMessage(
        6002,
        LogLevel.Information,
        "Delivery of {PublisherId} goes on after {Attempts} failed attempts; {Sequence} is applied"
    )]
    public static partial void Recovered(ILogger logger, PublisherId publisherId, int attempts, long sequence);

    [LoggerMessage(
        6003,
        LogLevel.Error,
        "Delivery of {PublisherId} is quarantined: {Kind} with {Code}, change {Sequence}; an operator has to decide (RetryDelivery)"
    )]
    public static partial void Quarantined(
        ILogger logger,
        PublisherId publisherId,
        DeliveryErrorKind kind,
        string code,
        long? sequence
    );

    [LoggerMessage(6004, LogLevel.Information, "{PublisherId} is restated ({Cause}) as change {Sequence}")]
    public static partial void Restated(ILogger logger, PublisherId publisherId, ChangeCause cause, long sequence);

    [LoggerMessage(
        6005,
        LogLevel.Warning,
        "The legacy portal has {Applied} of {PublisherId} applied and had {Delivered}: delivered again from there"
    )]
    public static partial void WentBack(ILogger logger, PublisherId publisherId, long delivered, long applied);

    [LoggerMessage(
        6006,
        LogLevel.Error,
        "The legacy portal refuses this service with {Code}: all deliveries are paused until a probe succeeds"
    )]
    public static partial void PortalPaused(ILogger logger, string code);

    [LoggerMessage(6007, LogLevel.Information, "The legacy portal answers again after {Seconds} s")]
    public static partial void PortalResumed(ILogger logger, double seconds);

    [LoggerMessage(
        6008,
        LogLevel.Warning,
        "The legacy portal does not answer ({Code}): deliveries wait until a probe succeeds"
    )]
    public static partial void PortalSilent(ILogger logger, string code);

    [LoggerMessage(6009, LogLevel.Information, "Every account is asked where the legacy portal is with it")]
    public static partial void SweepBegan(ILogger logger);

    [LoggerMessage(6010, LogLevel.Information, "{Accounts} accounts were asked where the legacy portal is with them")]
    public static partial void SweepEnded(ILogger logger, int accounts);

    [LoggerMessage(6011, LogLevel.Warning, "The history is a new one, {FeedId}: every account is restated")]
    public static partial void HistoryRenewed(ILogger logger, Guid feedId);

    [LoggerMessage(6012, LogLevel.Information, "Every account is restated for this history")]
    public static partial void AllRestated(ILogger logger);

    [LoggerMessage(
        6013,
        LogLevel.Warning,
        "Delivery was refused by the store ({Reason}); it begins again from the tables"
    )]
    public static partial void StoreRefused(ILogger logger, Reason reason);

    [LoggerMessage(6015, LogLevel.Error, "A call for {Accounts} accounts, {PublisherId} among them, could not be made")]
    public static partial void CallFailed(ILogger logger, int accounts, PublisherId publisherId, Exception failure);

    [LoggerMessage(6016, LogLevel.Error, "What is undelivered of {PublisherId} could not be read")]
    public static partial void LoadFailed(ILogger logger, PublisherId publisherId, Exception failure);

    [LoggerMessage(6014, LogLevel.Error, "Delivery failed; it begins again from the tables")]
    public static partial void RunFailed(ILogger logger, Exception failure);
}
