namespace PublisherMigration.Api.Hosting;

internal static partial class ShutdownLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Draining: {InFlight} calls in flight.")]
    public static partial void Draining(this ILogger log, int inFlight);

    [LoggerMessage(Level = LogLevel.Information, Message = "Drained.")]
    public static partial void Drained(this ILogger log);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The grace period is over with {InFlight} calls in flight: they are cut off."
    )]
    public static partial void NotDrained(this ILogger log, int inFlight);
}
