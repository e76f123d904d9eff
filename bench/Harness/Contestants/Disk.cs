using System.Runtime.InteropServices;

namespace PublisherMigration.Harness.Contestants;

/// <summary>The disk is shared: what one contestant has written must not reach it while another is measured.</summary>
internal static partial class Disk
{
    /// <summary>Waits until everything written so far, by whomever, is on the disk.</summary>
    [LibraryImport("libc", EntryPoint = "sync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial void Settle();
}
