using System.Runtime.InteropServices;

namespace PublisherMigration.Harness.Contestants;

/// <summary><see cref="System.Diagnostics.Process"/> can only kill; a server is to be asked to stop first.</summary>
internal static partial class Signals
{
    private const int SigTerm = 15;

    public static void Terminate(int processId) => _ = Kill(processId, SigTerm);

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int processId, int signal);
}
