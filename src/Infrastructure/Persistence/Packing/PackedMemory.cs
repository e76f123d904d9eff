using System.Runtime.InteropServices;
using PublisherMigration.Domain.AccountSync;

namespace PublisherMigration.Infrastructure.Persistence.Packing;

/// <summary>An answered change id with its answer as it is stored: most are written over and over and never looked at.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PackedMemory(Guid ChangeId, byte[] Answer)
{
    public RememberedChange Unpack()
    {
        var reader = new PackedReader(Answer);
        return RememberedCodec.Read(ChangeId, ref reader);
    }
}
