using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering.Sync;

/// <summary>Many holds, a line each.</summary>
internal static class HoldTable
{
    public static void Write(Display display, IEnumerable<Hold> holds, bool withHeadings) =>
        display.Table(
            ["PUBLISHER", "HOLD", "STATE", "KIND", "CHANGES", "COUNTED", "OPENED", "DECIDED BY", "NOTE"],
            holds.Select(Row),
            withHeadings
        );

    private static string[] Row(Hold hold) =>
        [
            hold.PublisherId,
            hold.HoldId,
            ProtoName.Of(hold.State),
            ProtoName.Of(hold.Kind),
            NumberText.Of(hold.ChangeCount),
            $"{NumberText.Of(hold.Counted)} of {NumberText.Of(hold.MembersBefore)}",
            TimeText.Of(hold.CreateTime),
            InitiatorText.Of(hold.DecidedBy),
            hold.Note,
        ];
}
