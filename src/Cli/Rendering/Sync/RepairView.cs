using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering.Sync;

internal static class RepairView
{
    public static void Write(Display display, Wording wording, string publisherId, RepairDriftResponse answer)
    {
        if (answer.Sequence == 0)
        {
            display.Line(wording.Sync.NothingToRepair, Tone.Good);
            return;
        }

        display.Line($"{publisherId}: {NumberText.Counted(answer.Repaired, "subject")} repaired", Tone.Good);
        display.Facts([
            ("Sequence", NumberText.Sequence(answer.Sequence)),
            ("Position", NumberText.Of(answer.Position)),
        ]);
    }
}
