namespace PublisherMigration.Domain.AccountSync;

/// <summary>Why a change was recorded.</summary>
public enum ChangeCause
{
    Recorded = 1,
    Roster = 2,
    CutOver = 3,
    HoldApproved = 4,
    DriftRepaired = 5,
    Restated = 6,
    FeedRenewed = 7,
}
