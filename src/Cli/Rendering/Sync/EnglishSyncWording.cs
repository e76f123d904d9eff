namespace PublisherMigration.Cli.Rendering.Sync;

internal static class EnglishSyncWording
{
    public static SyncWording Instance { get; } =
        new()
        {
            RepeatWith = static options => $"Repeat it with {options}",
            HeldUntilDecided = static (publisher, hold) =>
                "The mass-removal guard holds it until an operator decides: "
                + $"migration sync held approve {publisher} {hold} (or reject).",
            HeldAmongThem = static changes =>
                $"Changes that wait for an operator: {changes}. See migration sync held list.",
            EndedEarly = static changes =>
                $"It ended before the end of the file; changes sent without an answer: {changes}. "
                + "Send the file again: nothing is applied twice.",
            HoldNotFound = static (publisher, hold) => $"The account {publisher} has no hold {hold}.",
            NoOpenHold = static publisher => $"The account {publisher} has no open hold.",
            ConfirmApproval = static (changes, publisher) =>
                $"Record what is held of {publisher}? Changes: {changes}. The legacy portal follows at once.",
            ConfirmRejection = static (changes, publisher) => $"Drop what is held of {publisher}? Changes: {changes}.",
            ConfirmRepair = static publisher =>
                $"Restate {publisher}, so that the legacy portal has these values again?",
            NeedsDigest = static digest => $"Look at it, then confirm it with --digest {digest}.",
            LeftUndecided = "Left as it is.",
            NothingToRepair = "There is no drift: nothing to repair.",
            SnapshotComplete = "The snapshot is complete; from here on come changes.",
            SubscriptionDeleted = static subscription => $"The subscription {subscription} is deleted.",
            UnknownKind = static change =>
                $"The change {change} is of a kind that this version does not know, and must not be skipped. Update the tool.",
            AnswersDoNotMatch = "The service did not answer each change of a message.",
        };
}
