using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering;

internal static class ReasonTable
{
    public static void Write(Display display, IEnumerable<ErrorReasonDescription> reasons) =>
        display.Table(["REASON", "STATUS", "MENDED BY", "WHAT TO DO"], reasons.Select(Row));

    private static string[] Row(ErrorReasonDescription entry) =>
        [entry.Name, ProtoName.Of(entry.Status), ProtoName.Of(entry.FixedBy), entry.Remedy];
}
