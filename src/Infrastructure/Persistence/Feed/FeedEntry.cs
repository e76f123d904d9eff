using System.Runtime.InteropServices;
using PublisherMigration.Domain.AccountSync;

namespace PublisherMigration.Infrastructure.Persistence.Feed;

/// <summary>A change as an object and as it is sent.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FeedEntry(RecordedChange Change, byte[] Encoded)
{
    public long Position => Change.Position;
}
