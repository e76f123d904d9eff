namespace PublisherMigration.Cli.Rendering.Sync;

/// <summary>What the sync commands say of their own; see <see cref="Wording" />.</summary>
internal sealed record SyncWording
{
    public required Func<string, string> RepeatWith { get; init; }
    public required Func<string, string, string> HeldUntilDecided { get; init; }
    public required Func<string, string> HeldAmongThem { get; init; }
    public required Func<string, string> EndedEarly { get; init; }
    public required Func<string, string, string> HoldNotFound { get; init; }
    public required Func<string, string> NoOpenHold { get; init; }
    public required Func<int, string, string> ConfirmApproval { get; init; }
    public required Func<int, string, string> ConfirmRejection { get; init; }
    public required Func<string, string> ConfirmRepair { get; init; }
    public required Func<string, string> NeedsDigest { get; init; }
    public required string LeftUndecided { get; init; }
    public required string NothingToRepair { get; init; }
    public required string SnapshotComplete { get; init; }
    public required Func<string, string> SubscriptionDeleted { get; init; }
    public required Func<string, string> UnknownKind { get; init; }
    public required string AnswersDoNotMatch { get; init; }
}
