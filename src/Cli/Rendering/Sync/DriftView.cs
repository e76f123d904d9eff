using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering.Sync;

/// <summary>One account on both sides: where they differ, and since which change.</summary>
internal static class DriftView
{
    public static void Write(Display display, DriftReport report)
    {
        int drifted = Count(report, DriftKind.Drift);
        int onTheWay = Count(report, DriftKind.InFlight);
        display.Line(
            $"{report.PublisherId}: {NumberText.Of(drifted)} DRIFT, {NumberText.Of(onTheWay)} IN_FLIGHT",
            drifted > 0 ? Tone.Bad : Tone.Good
        );
        display.Facts(Facts(report));
        if (report.Items.Count > 0)
        {
            display.Table(["SUBJECT", "KIND", "EXPECTED", "IN THE PORTAL", "LAST CHANGE"], report.Items.Select(Row));
        }

        if (report.Digest.Length > 0)
        {
            display.Line($"Drift digest: {report.Digest}", Tone.Quiet);
        }
    }

    private static int Count(DriftReport report, DriftKind kind) => report.Items.Count(item => item.Kind == kind);

    private static IEnumerable<(string Label, string Value)> Facts(DriftReport report)
    {
        yield return ("Recorded", NumberText.Sequence(report.RecordedSequence));
        yield return (
            "Applied by the portal",
            report.AppliedSequence == 0 ? "none" : NumberText.Sequence(report.AppliedSequence)
        );
        yield return ("History of the portal", report.PortalFeedId.Length == 0 ? "none" : report.PortalFeedId);
        yield return ("Read", TimeText.Of(report.ReportTime));
    }

    private static string[] Row(DriftItem item) =>
        [
            item.SubjectCase == DriftItem.SubjectOneofCase.Principal
                ? PrincipalText.Of(item.Principal)
                : item.SettingsField,
            ProtoName.Of(item.Kind),
            Value(item.ExpectedValue),
            Value(item.PortalValue),
            string.Join(
                ' ',
                new[]
                {
                    NumberText.Sequence(item.LastSequence),
                    TimeText.Of(item.LastRecordedTime),
                    item.LastChangeId,
                }.Where(static part => part.Length > 0)
            ),
        ];

    private static string Value(string value) => value.Length == 0 ? "none" : value;
}
