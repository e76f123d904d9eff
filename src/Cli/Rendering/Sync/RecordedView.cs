using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering.Sync;

/// <summary>What became of a change or a roster.</summary>
internal static class RecordedView
{
    public static void Write(Display display, Wording wording, string publisherId, RecordChangeResponse answer)
    {
        WriteHeadline(display, publisherId, answer.Outcome, answer.OriginalOutcome, answer.Hold);
        display.Facts([
            ("Sequence", NumberText.Sequence(answer.Sequence)),
            ("Position", NumberText.UnlessZero(answer.Position)),
            ("Hold", HoldText.Of(answer.Hold)),
        ]);
        WriteHint(display, wording, publisherId, answer.Hold);
    }

    public static void Write(Display display, Wording wording, string publisherId, ReportRosterResponse answer)
    {
        WriteHeadline(display, publisherId, answer.Outcome, answer.OriginalOutcome, answer.Hold);
        display.Facts([
            ("Added", NumberText.Of(answer.Added)),
            ("Roles changed", NumberText.Of(answer.RolesChanged)),
            ("Removed", NumberText.Of(answer.Removed)),
            ("Settings changed", NumberText.Of(answer.SettingsChanged)),
            ("Unchanged", NumberText.Of(answer.Unchanged)),
            ("Newer", NumberText.Of(answer.Newer)),
            ("Sequences", Sequences(answer)),
            ("Hold", HoldText.Of(answer.Hold)),
        ]);
        WriteHint(display, wording, publisherId, answer.Hold);
    }

    private static void WriteHeadline(
        Display display,
        string publisherId,
        ChangeOutcome outcome,
        ChangeOutcome original,
        HoldReference? hold
    ) => display.Line($"{publisherId}: {OutcomeText.Of(outcome, original)}", OutcomeText.ToneOf(outcome, hold));

    private static void WriteHint(Display display, Wording wording, string publisherId, HoldReference? hold)
    {
        if (hold is { State: HoldState.Open })
        {
            display.Line(wording.Sync.HeldUntilDecided(publisherId, hold.HoldId), Tone.Warning);
        }
    }

    private static string Sequences(ReportRosterResponse answer) =>
        answer.FirstSequence == answer.LastSequence
            ? NumberText.Sequence(answer.FirstSequence)
            : $"{NumberText.Sequence(answer.FirstSequence)} to {NumberText.Sequence(answer.LastSequence)}";
}
