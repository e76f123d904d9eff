using System.Globalization;
using PublisherMigration.Cli.Recording;

namespace PublisherMigration.Cli.Rendering.Sync;

/// <summary>What became of a file of changes, by outcome, then what was not taken.</summary>
internal static class RecordingView
{
    public static void Write(Display display, Wording wording, RecordingResult result)
    {
        display.Table(["OUTCOME", "CHANGES"], Rows(result).Select(static row => new[] { row.Name, Count(row.Count) }));
        RejectionTable.Write(
            display,
            [.. result.Rejections.Select(rejection => (result.File, rejection))],
            result.NotTaken
        );
        if (result.Counts.Waiting > 0)
        {
            display.Line(wording.Sync.HeldAmongThem(Count(result.Counts.Waiting)), Tone.Warning);
        }

        if (result.Fault is not null)
        {
            display.Line(wording.Sync.EndedEarly(Count(result.Unanswered)), Tone.Warning);
        }
    }

    private static IEnumerable<(string Name, long Count)> Rows(RecordingResult result)
    {
        foreach ((var outcome, long count) in result.Counts.Taken)
        {
            yield return (ProtoName.Of(outcome), count);
        }

        yield return ("REFUSED", result.Counts.Refused);
        if (result.Unanswered > 0)
        {
            yield return ("UNANSWERED", result.Unanswered);
        }

        yield return ("UNREADABLE", result.Unreadable);
        yield return ("total", result.Sent + result.Unreadable);
    }

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
