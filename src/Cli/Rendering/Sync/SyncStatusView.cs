using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering.Sync;

/// <summary>How far the legacy portal follows one account, in full.</summary>
internal static class SyncStatusView
{
    public static void Write(Display display, SyncStatus status, PortalStatus? portal, DateTimeOffset now)
    {
        display.Line($"{status.PublisherId}: {ProtoName.Of(status.State)}", ToneOf(status.State));
        display.Facts(Facts(status, now));
        PortalText.WriteLine(display, portal);
    }

    public static Tone ToneOf(SyncState state) =>
        state switch
        {
            SyncState.InSync => Tone.Good,
            SyncState.Quarantined => Tone.Bad,
            SyncState.Retrying => Tone.Warning,
            SyncState.Lagging or SyncState.Unspecified => Tone.Plain,
        };

    private static IEnumerable<(string Label, string Value)> Facts(SyncStatus status, DateTimeOffset now)
    {
        yield return ("Recorded", NumberText.Sequence(status.RecordedSequence));
        yield return ("Delivered", Delivered(status));
        yield return ("Oldest undelivered", Aged(status.OldestUndeliveredTime, now));
        yield return ("Hold", Held(status));
        yield return ("Attempts", NumberText.UnlessZero(status.Attempts));
        yield return ("Last error", DeliveryErrorText.At(status.LastError));
        yield return ("Failing change", status.LastError?.Change is { } failing ? ChangeText.Line(failing) : "");
        yield return ("Next attempt", TimeText.Of(status.NextAttemptTime));
        yield return ("Last refusal", Refused(status.LastRefusal));
    }

    private static string Delivered(SyncStatus status)
    {
        long left = status.RecordedSequence - status.DeliveredSequence;
        string delivered = status.DeliveredSequence == 0 ? "none" : NumberText.Sequence(status.DeliveredSequence);
        return left > 0 ? $"{delivered} ({NumberText.Of(left)} to go)" : delivered;
    }

    private static string Aged(Google.Protobuf.WellKnownTypes.Timestamp? time, DateTimeOffset now) =>
        time is null ? "" : $"{TimeText.Of(time)} ({AgeText.Of(time, now)} ago)";

    private static string Held(SyncStatus status) =>
        status.OpenHold is null
            ? ""
            : $"{HoldText.Of(status.OpenHold)}, {NumberText.Counted(status.HeldChanges, "change")}";

    private static string Refused(RefusedChange? refusal) =>
        refusal is null
            ? ""
            : $"{ItemErrorText.Of(refusal.Error)} at {TimeText.Of(refusal.RefuseTime)}"
                + $" (change {refusal.ChangeId}, version {NumberText.Of(refusal.SourceVersion)})";
}
