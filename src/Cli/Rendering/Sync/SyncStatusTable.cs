using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering.Sync;

/// <summary>Many accounts, a line each.</summary>
internal static class SyncStatusTable
{
    public static void Write(
        Display display,
        IEnumerable<SyncStatus> statuses,
        DateTimeOffset now,
        bool withHeadings = true
    ) =>
        display.Table(
            ["PUBLISHER", "STATE", "DELIVERED", "BEHIND", "HELD", "ATTEMPTS", "NEXT ATTEMPT", "ERROR"],
            statuses.Select(status => Row(status, now)),
            withHeadings
        );

    private static string[] Row(SyncStatus status, DateTimeOffset now) =>
        [
            status.PublisherId,
            ProtoName.Of(status.State),
            $"{NumberText.Of(status.DeliveredSequence)} of {NumberText.Of(status.RecordedSequence)}",
            AgeText.Of(status.OldestUndeliveredTime, now),
            NumberText.UnlessZero(status.HeldChanges),
            NumberText.UnlessZero(status.Attempts),
            TimeText.Of(status.NextAttemptTime),
            DeliveryErrorText.Of(status.LastError),
        ];
}
