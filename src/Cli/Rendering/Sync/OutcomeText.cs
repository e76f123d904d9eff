using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering.Sync;

internal static class OutcomeText
{
    public static string Of(ChangeOutcome outcome, ChangeOutcome original) =>
        outcome == ChangeOutcome.Duplicate && original != ChangeOutcome.Unspecified
            ? $"{ProtoName.Of(outcome)} of {ProtoName.Of(original)}"
            : ProtoName.Of(outcome);

    public static Tone ToneOf(ChangeOutcome outcome, HoldReference? hold) =>
        hold is { State: HoldState.Open } ? Tone.Warning
        : outcome == ChangeOutcome.Stale ? Tone.Warning
        : Tone.Good;
}
