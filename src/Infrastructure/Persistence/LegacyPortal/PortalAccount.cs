using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Domain.AccountSync;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Infrastructure.Persistence.LegacyPortal;

/// <summary>
/// An account in the embedded legacy portal, and what a change does to it: the rules of
/// <c>protos/legacyportal/v1/legacy_portal_service.proto</c>. Read-only for people as soon as it is here at all.
/// </summary>
internal sealed class PortalAccount(PublisherId id)
{
    private static readonly AccountSettings NoSettings = new(string.Empty, ContactEmail: null, SupportUri: null);

    public PublisherId Id { get; } = id;

    /// <summary>The history that it follows; empty for one that the portal has never been told of.</summary>
    public string FeedId { get; init; } = string.Empty;

    public long AppliedSequence { get; init; }

    public string PartnerCenterAccountId { get; init; } = string.Empty;

    public AccountSettings Settings { get; init; } = NoSettings;

    /// <summary>Members that have a legacy role.</summary>
    public Dictionary<Principal, LegacyRole> Members { get; init; } = [];

    /// <summary>Whether it has a row.</summary>
    public bool IsStored { get; init; }

    public PortalAccount AsStored() =>
        new(Id)
        {
            FeedId = FeedId,
            AppliedSequence = AppliedSequence,
            PartnerCenterAccountId = PartnerCenterAccountId,
            Settings = Settings,
            Members = Members,
            IsStored = true,
        };

    /// <summary>The account after some changes, and the answer; this very account when nothing is applied.</summary>
    public (PortalAccount Account, PortalAnswer Answer) Apply(AccountBatch batch)
    {
        var feedId = batch.FeedId.ToString("D");
        var isOtherFeed = !string.Equals(FeedId, feedId, StringComparison.Ordinal);
        var takesFeed = isOtherFeed && TakesFeed(batch);
        if ((isOtherFeed && !takesFeed) || (!takesFeed && batch.AfterSequence > AppliedSequence))
        {
            return (this, ToAnswer());
        }

        var work = new PortalWork(this, takesFeed);
        foreach (var change in batch.Changes)
        {
            if (change.Sequence <= work.AppliedSequence)
            {
                continue;
            }

            if (change.Sequence != work.AppliedSequence + 1 && change.Body is not AccountRestated)
            {
                return work.HasApplied ? work.End(feedId) : (this, PortalAnswer.Failed(Gap(work.AppliedSequence)));
            }

            work.Apply(change);
        }

        return work.HasApplied ? work.End(feedId) : (this, ToAnswer());
    }

    public PortalAnswer ToAnswer() => new(FeedId, AppliedSequence);

    public PortalCopy ToCopy() => new(FeedId, AppliedSequence, Members, Settings);

    /// <summary>A history begins with the cut-over of an account not known yet, or with a restatement.</summary>
    private bool TakesFeed(AccountBatch batch) =>
        batch.Changes is [{ Body: var first }, ..]
        && (first is AccountRestated || (first is AccountMigrated && FeedId.Length == 0));

    private static PortalFailure Gap(long applied) =>
        new(
            PortalFailureKind.NotAccepted,
            "INVALID_ARGUMENT",
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The change after {applied} is missing.")
        );
}
