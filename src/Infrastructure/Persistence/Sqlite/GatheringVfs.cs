using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace PublisherMigration.Infrastructure.Persistence.Sqlite;

#pragma warning disable S6640 // There is no other way into SQLite's file functions.
#pragma warning disable S3218, S4487 // Names of sqlite3.h; SQLite reads what is not read here.

/// <summary>
/// SQLite's own file system, but for what is written to a WAL: of the frames of a transaction, each of which SQLite writes in two
/// pieces, as many as fit go to the operating system together. They are there before SQLite has the WAL synced, and so before
/// anybody is told of the commit. A transaction that does not sync at its commit is not gathered: nothing says when it ends.
/// </summary>
/// <remarks>
/// A shim as https://www.sqlite.org/vfs.html describes it. The structures are those of sqlite3.h: <c>sqlite3_vfs</c> and
/// <c>sqlite3_io_methods</c> of version 3, of which only what is replaced has a name here.
/// </remarks>
internal static unsafe partial class GatheringVfs
{
    private const string OwnName = "gathering";

    /// <summary>The default one takes less than 128 KB in one write.</summary>
    private const int Capacity = 64 * 1024;

    private const int OpenWal = 0x00080000;
    private const int Version = 3;
    private const int VfsSize = 168;
    private const int MethodsSize = 152;

    private static readonly Lock Adding = new();
    private static Methods* _methods;
    private static int _osFileSize;

    /// <summary>Whether what this thread writes belongs to a transaction that syncs at its commit.</summary>
    [ThreadStatic]
    private static bool _gathers;

    /// <summary>For connections that write; <c>null</c>, the default, where the structures are not those that this knows.</summary>
    public static string? Name { get; private set; }

    /// <summary>Once, before a connection is opened with it.</summary>
    public static void Register()
    {
        var own = Find(null);
        if (!Environment.Is64BitProcess || own->Version != Version)
        {
            return;
        }

        _osFileSize = own->OsFileSize;
        var vfs = (Vfs*)NativeMemory.Alloc(VfsSize);
        NativeMemory.Copy(own, vfs, VfsSize);
        vfs->OsFileSize = _osFileSize + sizeof(Gathered*);
        vfs->Next = null;
        vfs->Name = (byte*)Marshal.StringToCoTaskMemUTF8(OwnName);
        vfs->Open = &Open;
        if (Register(vfs, makeDefault: 0) != raw.SQLITE_OK)
        {
            throw new InvalidOperationException("SQLite does not take the file system.");
        }

        Name = OwnName;
    }

    /// <summary>This thread begins a transaction.</summary>
    public static void BeginTransaction(bool syncs) => _gathers = syncs;

    /// <summary>It is committed or undone.</summary>
    public static void EndTransaction() => _gathers = false;

    /// <summary>By the default file system as it is now; of that, only a WAL's methods are others.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(Vfs* vfs, byte* name, OsFile* file, int flags, int* outFlags)
    {
        var own = Find(null);
        var result = own->Open(own, name, file, flags, outFlags);
        if (result == raw.SQLITE_OK && (flags & OpenWal) != 0)
        {
            var gathered = (Gathered*)NativeMemory.Alloc((nuint)(sizeof(Gathered) + Capacity));
            gathered->Own = file->Methods;
            gathered->Length = 0;
            GatheredOf(file) = gathered;
            file->Methods = MethodsLike(file->Methods);
        }

        return result;
    }

    /// <summary>What is not replaced is the same for all WALs.</summary>
    private static Methods* MethodsLike(Methods* own)
    {
        lock (Adding)
        {
            if (_methods is null)
            {
                var methods = (Methods*)NativeMemory.Alloc(MethodsSize);
                NativeMemory.Copy(own, methods, MethodsSize);
                methods->Close = &Close;
                methods->Read = &Read;
                methods->Write = &Write;
                methods->Truncate = &Truncate;
                methods->Sync = &Sync;
                methods->FileSize = &FileSize;
                _methods = methods;
            }

            return _methods;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(OsFile* file, byte* octets, int count, long offset)
    {
        var gathered = GatheredOf(file);
        if (!_gathers || count > Capacity)
        {
            var flushed = Flush(file, gathered);
            return flushed == raw.SQLITE_OK ? gathered->Own->Write(file, octets, count, offset) : flushed;
        }

        if (gathered->Length > 0 && (offset != gathered->End || gathered->Length + count > Capacity))
        {
            var flushed = Flush(file, gathered);
            if (flushed != raw.SQLITE_OK)
            {
                return flushed;
            }
        }

        if (gathered->Length == 0)
        {
            gathered->Offset = offset;
        }

        NativeMemory.Copy(octets, gathered->Octets + gathered->Length, (nuint)count);
        gathered->Length += count;
        return raw.SQLITE_OK;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(OsFile* file, int flags)
    {
        var gathered = GatheredOf(file);
        var flushed = Flush(file, gathered);
        return flushed == raw.SQLITE_OK ? gathered->Own->Sync(file, flags) : flushed;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(OsFile* file, byte* octets, int count, long offset)
    {
        var gathered = GatheredOf(file);
        var flushed = Flush(file, gathered);
        return flushed == raw.SQLITE_OK ? gathered->Own->Read(file, octets, count, offset) : flushed;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(OsFile* file, long size)
    {
        var gathered = GatheredOf(file);
        var flushed = Flush(file, gathered);
        return flushed == raw.SQLITE_OK ? gathered->Own->Truncate(file, size) : flushed;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int FileSize(OsFile* file, long* size)
    {
        var gathered = GatheredOf(file);
        var flushed = Flush(file, gathered);
        return flushed == raw.SQLITE_OK ? gathered->Own->FileSize(file, size) : flushed;
    }

    /// <summary>What is still gathered belongs to a transaction that was never committed.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Close(OsFile* file)
    {
        var gathered = GatheredOf(file);
        var own = gathered->Own;
        NativeMemory.Free(gathered);
        return own->Close(file);
    }

    private static int Flush(OsFile* file, Gathered* gathered)
    {
        var count = gathered->Length;
        if (count == 0)
        {
            return raw.SQLITE_OK;
        }

        // Also when it fails: the commit fails with it, and the next transaction writes its own frames there.
        gathered->Length = 0;
        return gathered->Own->Write(file, gathered->Octets, count, gathered->Offset);
    }

    /// <summary>Behind what the default file system keeps of the file.</summary>
    private static ref Gathered* GatheredOf(OsFile* file) => ref *(Gathered**)((byte*)file + _osFileSize);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_find")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static partial Vfs* Find(byte* name);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_register")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static partial int Register(Vfs* vfs, int makeDefault);

    [StructLayout(LayoutKind.Explicit, Size = VfsSize)]
    private struct Vfs
    {
        [FieldOffset(0)]
        public int Version;

        [FieldOffset(4)]
        public int OsFileSize;

        [FieldOffset(16)]
        public Vfs* Next;

        [FieldOffset(24)]
        public byte* Name;

        [FieldOffset(40)]
        public delegate* unmanaged[Cdecl]<Vfs*, byte*, OsFile*, int, int*, int> Open;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct OsFile
    {
        public Methods* Methods;
    }

    [StructLayout(LayoutKind.Explicit, Size = MethodsSize)]
    private struct Methods
    {
        [FieldOffset(8)]
        public delegate* unmanaged[Cdecl]<OsFile*, int> Close;

        [FieldOffset(16)]
        public delegate* unmanaged[Cdecl]<OsFile*, byte*, int, long, int> Read;

        [FieldOffset(24)]
        public delegate* unmanaged[Cdecl]<OsFile*, byte*, int, long, int> Write;

        [FieldOffset(32)]
        public delegate* unmanaged[Cdecl]<OsFile*, long, int> Truncate;

        [FieldOffset(40)]
        public delegate* unmanaged[Cdecl]<OsFile*, int, int> Sync;

        [FieldOffset(48)]
        public delegate* unmanaged[Cdecl]<OsFile*, long*, int> FileSize;
    }

    /// <summary>What was written to a file and is not there yet: of one piece, and before the capacity in octets that follow.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Gathered
    {
        public Methods* Own;
        public long Offset;
        public int Length;

        public readonly long End => Offset + Length;

        public byte* Octets => (byte*)Unsafe.AsPointer(ref this) + sizeof(Gathered);
    }
}
