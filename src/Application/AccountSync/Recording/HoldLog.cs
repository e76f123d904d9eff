using Microsoft.Extensions.Logging;

namespace PublisherMigration.Application.AccountSync.Recording;

/// <summary>Somebody has to decide, and no caller of ours may: it has to stand where operators look.</summary>
internal static partial class HoldLog
{
    [LoggerMessage(
        EventId = 2204,
        Level = LogLevel.Warning,
        Message = "The mass-removal guard holds what was sent for {PublisherId}: hold {HoldId} waits for an operator."
    )]
    public static partial void Held(ILogger logger, string publisherId, Guid holdId);
}
