using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Domain.AccountSync;

/// <summary>A change that is about to be recorded; the feed gives it its position and time.</summary>
/// <param name="PublisherId">The account.</param>
/// <param name="Sequence">The account's next.</param>
/// <param name="Cause">Why it is recorded.</param>
/// <param name="ChangeId">The source's or a derived one; <c>null</c> for what this service itself records.</param>
/// <param name="SourceVersion">0 for what this service itself records.</param>
/// <param name="OccurredTime">As the source gave it.</param>
/// <param name="Initiator">On whose behalf.</param>
/// <param name="Body">What it says.</param>
/// <param name="PreviousRoles">The member's roles before.</param>
/// <param name="PreviousSettings">The settings before, for a change of settings.</param>
/// <param name="Fingerprint">Of the body as it was submitted; 0 for what was not.</param>
public sealed record ChangeDraft(
    PublisherId PublisherId,
    long Sequence,
    ChangeCause Cause,
    Guid? ChangeId,
    long SourceVersion,
    DateTimeOffset? OccurredTime,
    Initiator Initiator,
    ChangeBody Body,
    PartnerCenterRoles PreviousRoles = PartnerCenterRoles.None,
    AccountSettings? PreviousSettings = null,
    long Fingerprint = 0
);
