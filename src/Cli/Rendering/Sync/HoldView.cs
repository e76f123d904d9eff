using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering.Sync;

/// <summary>One hold in full: what an operator decides on.</summary>
internal static class HoldView
{
    public static void Write(Display display, Hold hold)
    {
        display.Line(
            $"{hold.PublisherId}: {ProtoName.Of(hold.State)}",
            hold.State == HoldState.Open ? Tone.Warning : Tone.Plain
        );
        display.Facts(Facts(hold));
        display.Table(["CHANGE", "VERSION", "STATE", "SEQUENCE", "REFUSED"], hold.Changes.Select(Row));
        if (hold.ChangeCount > hold.Changes.Count)
        {
            display.Line($"… and {NumberText.Of(hold.ChangeCount - hold.Changes.Count)} more.", Tone.Warning);
        }

        display.Line($"Hold digest: {hold.Digest}", Tone.Quiet);
    }

    private static IEnumerable<(string Label, string Value)> Facts(Hold hold)
    {
        yield return ("Hold", hold.HoldId);
        yield return ("Kind", ProtoName.Of(hold.Kind));
        yield return ("Roster version", NumberText.UnlessZero(hold.SourceVersion));
        yield return (
            "Would lose their role",
            $"{NumberText.Of(hold.Counted)} of {NumberText.Counted(hold.MembersBefore, "member")}"
        );
        yield return ("Opened", TimeText.Of(hold.CreateTime));
        yield return ("Decided", TimeText.Of(hold.DecideTime));
        yield return ("Decided by", InitiatorText.Of(hold.DecidedBy));
        yield return ("Note", hold.Note);
    }

    private static string[] Row(HeldChange held) =>
        [
            ChangeText.Of(held.Change, held.PreviousRoles),
            NumberText.Of(held.Change.SourceVersion),
            ProtoName.Of(held.State),
            NumberText.Sequence(held.Sequence),
            ItemErrorText.Of(held.Error),
        ];
}
