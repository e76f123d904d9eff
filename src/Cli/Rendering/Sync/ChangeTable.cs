using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering.Sync;

/// <summary>The history of one account, a line each.</summary>
internal static class ChangeTable
{
    public static void Write(Display display, IEnumerable<Change> changes, bool withHeadings) =>
        display.Table(
            ["SEQUENCE", "POSITION", "RECORDED", "CHANGE", "CAUSE", "VERSION", "BY"],
            changes.Select(Row),
            withHeadings
        );

    private static string[] Row(Change change) =>
        [
            NumberText.Sequence(change.Sequence),
            NumberText.Of(change.Position),
            TimeText.Of(change.RecordedTime),
            ChangeText.Of(change),
            ProtoName.Of(change.Cause),
            NumberText.UnlessZero(change.SourceVersion),
            InitiatorText.Of(change.Initiator),
        ];
}
