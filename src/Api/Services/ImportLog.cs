namespace PublisherMigration.Api.Services;

internal static partial class ImportLog
{
    [LoggerMessage(
        EventId = 3101,
        Level = LogLevel.Information,
        Message = "{Import} for {CallingService}: {Received} received, {Created} created, {Updated} updated, {Unchanged} unchanged, {Rejected} rejected."
    )]
    public static partial void Done(
        ILogger logger,
        string import,
        string callingService,
        long received,
        long created,
        long updated,
        long unchanged,
        long rejected
    );
}
