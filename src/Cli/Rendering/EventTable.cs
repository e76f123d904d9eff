using System.Globalization;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering;

internal static class EventTable
{
    public static void Write(Display display, IEnumerable<MigrationEvent> events, bool withHeadings) =>
        display.Table(
            ["TIME", "POSITION", "EVENT", "STATE", "REASONS", "BY", "NOTE"],
            events.Select(Row),
            withHeadings
        );

    private static string[] Row(MigrationEvent entry) =>
        [
            TimeText.Of(entry.EventTime),
            entry.Position.ToString(CultureInfo.InvariantCulture),
            ProtoName.Of(entry.Kind),
            TransitionText.States(entry),
            ReasonList.Of(entry.Reasons),
            InitiatorText.Of(entry.Initiator),
            entry.Note,
        ];
}
