using PublisherMigration.Domain.PublisherAccounts;
using PublisherMigration.Infrastructure.Persistence.Packing;

namespace PublisherMigration.Infrastructure.Persistence.LegacyPortal;

/// <summary>An account of the embedded portal that is to be stored: packed beforehand, since the writer has more to do.</summary>
internal sealed record PortalRow(PortalAccount Account, byte[] Members, string ExpectedFeedId, long ExpectedSequence)
{
    public static PortalRow Of(PortalAccount before, PortalAccount after)
    {
        var members = new Member[after.Members.Count];
        var count = 0;
        foreach (var (principal, role) in after.Members)
        {
            members[count++] = Member.InLegacyPortal(principal, role);
        }

        return new PortalRow(after, RosterCodec.Encode(members), before.FeedId, before.AppliedSequence);
    }
}
