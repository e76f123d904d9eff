namespace PublisherMigration.Crash.Tests.Model;

/// <summary>A bug that the model of the service can be given.</summary>
public enum Fault
{
    None = 0,

    /// <summary>A crash loses the last change, which was acknowledged.</summary>
    LosesTheLastChange,

    /// <summary>A crash loses the change ids: what is sent again is judged anew.</summary>
    ForgetsChangeIds,

    /// <summary>A crash loses a change from the middle of an account.</summary>
    LeavesAGap,

    /// <summary>The answer to a roster counts one addition too many.</summary>
    MiscountsRosters,

    /// <summary>A resumed stream lacks one change.</summary>
    SkipsOnResume,

    /// <summary>A resumed stream begins one change too early.</summary>
    RepeatsOnResume,

    /// <summary>A bookmark says more than was sent.</summary>
    BookmarksTooFar,

    /// <summary>A snapshot is followed by changes that it contains.</summary>
    RepeatsTheSnapshot,

    /// <summary>The portal is told another role than the account has.</summary>
    DeliversAnotherRole,

    /// <summary>Delivery believes to be further than it is, and leaves a change out.</summary>
    DeliversPastAGap,

    /// <summary>A stream's results are one short.</summary>
    LosesAResult,
}
