using System.Runtime.InteropServices;

namespace PublisherMigration.Infrastructure.Tests.PowerLoss;

/// <summary><c>sqlite3_io_methods</c>, version 3.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeFileMethods
{
    public int Version;
    public nint Close;
    public nint Read;
    public nint Write;
    public nint Truncate;
    public nint Sync;
    public nint FileSize;
    public nint Lock;
    public nint Unlock;
    public nint CheckReservedLock;
    public nint Control;
    public nint SectorSize;
    public nint Characteristics;
    public nint MapIndex;
    public nint LockIndex;
    public nint BarrierOfIndex;
    public nint UnmapIndex;
    public nint Fetch;
    public nint Unfetch;
}
