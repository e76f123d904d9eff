namespace PublisherMigration.Application.AccountSync.Delivery;

/// <summary>What an answer of the legacy portal means for the account.</summary>
internal enum AnswerKind
{
    /// <summary>It is applied as far as the answer says.</summary>
    Applied = 1,

    /// <summary>It is, and the next change will never be.</summary>
    Refused = 2,

    /// <summary>Something was sent, nothing was applied and nothing is said about why.</summary>
    NothingApplied = 3,

    /// <summary>The portal has less than it had.</summary>
    WentBack = 4,

    /// <summary>The portal follows another history.</summary>
    OtherFeed = 5,

    /// <summary>The portal has more than is known to have been sent.</summary>
    BeyondSent = 6,

    /// <summary>No portal that keeps to the contract answers so.</summary>
    Invalid = 7,
}
