using PublisherMigration.Domain.Common;

namespace PublisherMigration.Api.Errors;

/// <summary>Names the method, the reason and the trace; never who called, nor for whom.</summary>
internal static partial class ErrorLog
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "{Method} refused: {Reason}.")]
    public static partial void Refused(ILogger logger, string method, Reason reason);

    [LoggerMessage(
        EventId = 3,
        Level = LogLevel.Information,
        Message = "{Path} was sent bytes that are no such message."
    )]
    public static partial void Undecodable(ILogger logger, string path);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "{Method} failed; trace {TraceId}.")]
    public static partial void Failed(ILogger logger, Exception exception, string method, string traceId);
}
