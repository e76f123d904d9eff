namespace PublisherMigration.Api.Hosting;

internal static partial class ShutdownLog
{
    [LoggerMessage(EventId = 5101, Level = LogLevel.Information, Message = "Draining: {InFlight} calls in flight.")]
    public static partial void Draining(this ILogger log, int inFlight);

    [LoggerMessage(EventId = 5102, Level = LogLevel.Information, Message = "Drained.")]
    public static partial void Drained(this ILogger log);

    [LoggerMessage(
        EventId = 5103,
        Level = LogLevel.Warning,
        Message = "The grace period is over with {InFlight} calls in flight: they are cut off."
    )]
    public static partial void NotDrained(this ILogger log, int inFlight);

    [LoggerMessage(EventId = 5104, Level = LogLevel.Information, Message = "Told to stop while starting.")]
    public static partial void StoppedWhileStarting(this ILogger log);
}
