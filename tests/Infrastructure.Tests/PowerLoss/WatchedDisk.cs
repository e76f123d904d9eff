using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PublisherMigration.Disk.Trace;
using PublisherMigration.Infrastructure.Persistence.Sqlite;

namespace PublisherMigration.Infrastructure.Tests.PowerLoss;

/// <summary>
/// SQLite's own way to the files, with a listener between: of the databases in folders that are watched it notes what is
/// written, cut off and synced, and in which order. Everything is done by SQLite's own functions. Others are not touched.
/// </summary>
internal static class WatchedDisk
{
    public const int Success = 0;
    private const int MainDatabase = 0x100;
    private const int Wal = 0x80000;
    private const int AsDefault = 1;

    private static readonly ConcurrentDictionary<string, DiskLog?> Folders = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<nint, WatchedFile> Files = new();
    private static readonly ConcurrentDictionary<nint, FileMethods> Methods = new();

    // Native code holds pointers to these.
    private static readonly OpenFile OnOpen = Open;
    private static readonly CloseFile OnClose = Close;
    private static readonly WriteFile OnWrite = Write;
    private static readonly TruncateFile OnTruncate = Truncate;
    private static readonly SyncFile OnSync = Sync;
    private static readonly OpenFile OriginalOpen = Install();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint FindVfs(nint name);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int RegisterVfs(nint vfs, int asDefault);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int OpenFile(nint vfs, nint path, nint file, int flags, nint flagsOut);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int CloseFile(nint file);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int WriteFile(nint file, nint data, int count, long offset);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int TruncateFile(nint file, long length);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int SyncFile(nint file, int flags);

    /// <summary>Notes what is done to a database that is opened in this folder from now on.</summary>
    public static void Record(string folder, DiskLog log) => Watch(folder, log);

    /// <summary>A database that is opened in this folder from now on syncs nothing: it need not survive.</summary>
    public static void LeaveUnsynced(string folder) => Watch(folder, log: null);

    /// <summary>What is opened from now on is not watched.</summary>
    public static void Forget(string folder) => Folders.TryRemove(NameOf(folder), out _);

    /// <summary>The first use of this type puts the listener in its place.</summary>
    private static void Watch(string folder, DiskLog? log) => Folders[NameOf(folder)] = log;

    /// <summary>Folders of tests have names of their own, by which they are known however their path is written.</summary>
    private static string NameOf(string folder) => Path.GetFileName(folder);

    private static OpenFile Install()
    {
        // Looking for the VFS starts SQLite, after which it can no longer be configured.
        RuntimeHelpers.RunClassConstructor(typeof(SqliteConnections).TypeHandle);
        var library = NativeLibrary.Load("e_sqlite3", typeof(WatchedDisk).Assembly, searchPath: null);
        var find = Function<FindVfs>(NativeLibrary.GetExport(library, "sqlite3_vfs_find"));
        var register = Function<RegisterVfs>(NativeLibrary.GetExport(library, "sqlite3_vfs_register"));
        var vfs = Marshal.PtrToStructure<NativeVfs>(find(nint.Zero));
        var open = Function<OpenFile>(vfs.Open);
        vfs.Name = Marshal.StringToCoTaskMemUTF8("watched");
        vfs.Next = nint.Zero;
        vfs.Open = Marshal.GetFunctionPointerForDelegate(OnOpen);
        // For the life of the process, as SQLite wants it.
        if (register(Copy(vfs), AsDefault) != Success)
        {
            throw new InvalidOperationException("SQLite does not take the listener.");
        }

        return open;
    }

    private static int Open(nint vfs, nint path, nint file, int flags, nint flagsOut)
    {
        var result = OriginalOpen(vfs, path, file, flags, flagsOut);
        if (
            result == Success
            && (flags & (MainDatabase | Wal)) != 0
            && Marshal.PtrToStringUTF8(path) is { } name
            && Folders.TryGetValue(NameOf(Path.GetDirectoryName(name)!), out var log)
        )
        {
            // The first member of an open file points to its methods.
            var methods = Methods.GetOrAdd(Marshal.ReadIntPtr(file), FileMethods.Over);
            Files[file] = new WatchedFile(methods, StoreLife.FileOf(name), log);
            Marshal.WriteIntPtr(file, methods.Watching);
        }

        return result;
    }

    private static int Close(nint file)
    {
        Files.TryRemove(file, out var watched);
        return watched!.Methods.Close(file);
    }

    private static int Write(nint file, nint data, int count, long offset)
    {
        var watched = Files[file];
        if (watched.Log is not { } log)
        {
            return watched.Methods.Write(file, data, count, offset);
        }

        var copy = new byte[count];
        Marshal.Copy(data, copy, 0, count);
        // A loss of power may leave some pieces of a write and no others.
        (long Offset, byte[] Data)[] pieces = watched.File is StoreFile.Wal or StoreFile.PortalWal
            ? [.. WalPieces.Of(offset, copy)]
            : [(offset, copy)];
        return log.Do(
            pieces.Select(piece => new Written(watched.File, piece.Offset, piece.Data)),
            () => watched.Methods.Write(file, data, count, offset)
        );
    }

    private static int Truncate(nint file, long length)
    {
        var watched = Files[file];
        return watched.Log is { } log
            ? log.Do([new Truncated(watched.File, length)], () => watched.Methods.Truncate(file, length))
            : watched.Methods.Truncate(file, length);
    }

    private static int Sync(nint file, int flags)
    {
        var watched = Files[file];
        return watched.Log is { } log ? log.Sync(watched.File, () => watched.Methods.Sync(file, flags)) : Success;
    }

    private static nint Copy<T>(T value)
        where T : struct
    {
        var memory = Marshal.AllocHGlobal(Marshal.SizeOf<T>());
        Marshal.StructureToPtr(value, memory, fDeleteOld: false);
        return memory;
    }

    private static T Function<T>(nint pointer)
        where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(pointer);

    private sealed record WatchedFile(FileMethods Methods, StoreFile File, DiskLog? Log);

    private sealed record FileMethods(
        nint Watching,
        CloseFile Close,
        WriteFile Write,
        TruncateFile Truncate,
        SyncFile Sync
    )
    {
        public static FileMethods Over(nint original)
        {
            var methods = Marshal.PtrToStructure<NativeFileMethods>(original);
            var watching = methods with
            {
                Close = Marshal.GetFunctionPointerForDelegate(OnClose),
                Write = Marshal.GetFunctionPointerForDelegate(OnWrite),
                Truncate = Marshal.GetFunctionPointerForDelegate(OnTruncate),
                Sync = Marshal.GetFunctionPointerForDelegate(OnSync),
            };
            return new FileMethods(
                Copy(watching),
                Function<CloseFile>(methods.Close),
                Function<WriteFile>(methods.Write),
                Function<TruncateFile>(methods.Truncate),
                Function<SyncFile>(methods.Sync)
            );
        }
    }
}
