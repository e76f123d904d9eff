using System.Runtime.InteropServices;
using PublisherMigration.Infrastructure.Persistence.Packing;

namespace PublisherMigration.Infrastructure.Persistence.LegacyPortal;

/// <summary>An account of the embedded portal that is to be stored: packed beforehand, since the writer has more to do.</summary>
/// <param name="Index">Its place in the call.</param>
/// <param name="Account">As it is now.</param>
/// <param name="Members">Its packed roster.</param>
/// <param name="ExpectedFeedId">As its row has it.</param>
/// <param name="ExpectedSequence">As its row has it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PortalRow(
    int Index,
    PortalAccount Account,
    byte[] Members,
    string ExpectedFeedId,
    long ExpectedSequence
)
{
    public static PortalRow Of(int index, PortalAccount account, string expectedFeedId, long expectedSequence) =>
        new(index, account, RosterCodec.Encode(account.Members), expectedFeedId, expectedSequence);
}
