using System.Runtime.InteropServices;

namespace PublisherMigration.Infrastructure.Tests.PowerLoss;

/// <summary><c>sqlite3_vfs</c>, version 3.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeVfs
{
    public int Version;
    public int FileSize;
    public int LongestPath;
    public nint Next;
    public nint Name;
    public nint Data;
    public nint Open;
    public nint Delete;
    public nint Access;
    public nint FullPath;
    public nint LibraryOpen;
    public nint LibraryError;
    public nint LibrarySymbol;
    public nint LibraryClose;
    public nint Randomness;
    public nint Sleep;
    public nint CurrentTime;
    public nint LastError;
    public nint CurrentTime64;
    public nint SetSystemCall;
    public nint GetSystemCall;
    public nint NextSystemCall;
}
