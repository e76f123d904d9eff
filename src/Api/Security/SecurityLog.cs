namespace PublisherMigration.Api.Security;

internal static partial class SecurityLog
{
    [LoggerMessage(
        EventId = 5001,
        Level = LogLevel.Warning,
        Message = "Development without credentials: every caller on this machine has every scope."
            + " Set Authentication to ask for tokens."
    )]
    public static partial void OpenToThisMachine(this ILogger log);

    [LoggerMessage(
        EventId = 5002,
        Level = LogLevel.Information,
        Message = "Authentication:JwksFile changed: {Keys} signing keys."
    )]
    public static partial void KeysReloaded(this ILogger log, int keys);

    [LoggerMessage(
        EventId = 5003,
        Level = LogLevel.Error,
        Message = "Authentication:JwksFile cannot be used ({Failure}): the keys read before stay in force."
    )]
    public static partial void KeysNotReloaded(this ILogger log, string failure);

    [LoggerMessage(EventId = 5004, Level = LogLevel.Debug, Message = "A token was refused.")]
    public static partial void TokenRefused(this ILogger log, Exception why);

    [LoggerMessage(
        EventId = 5005,
        Level = LogLevel.Warning,
        Message = "A valid token was refused: it has none of client_id, azp, appid, sub."
    )]
    public static partial void TokenNamesNoService(this ILogger log);
}
