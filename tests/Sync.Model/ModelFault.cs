namespace PublisherMigration.Sync.Model;

/// <summary>Ways in which the model can be wrong on purpose: a comparison that does not notice is worth nothing.</summary>
public enum ModelFault
{
    None,
    VersionsPerAccount,
    SameVersionIsNotStale,
    NoEffectDoesNotAdvance,
    RefusalAdvances,
    FloorIsForgotten,
    TombstonesAreForgotten,
    ReadditionIsNotNet,
    AdditionsCount,
    OwnerToContributorDoesNotCount,
    WindowEndIsInclusive,
    RosterRemovalsLeaveTheWindow,
    RejectionForgetsVersions,
    ApprovalTakesTheFloorAlways,
    RemovalsFirst,
    NewerDoesNotReplaceHeld,
}
