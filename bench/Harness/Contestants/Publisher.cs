using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PublisherMigration.Harness.Contestants;

/// <summary>
/// Publishes every contestant in the same way, as a service is published: compiled ahead for this machine. The lock files of
/// the tree stay as they are.
/// </summary>
internal static class Publisher
{
    public static string Publish(string project, string name)
    {
        var output = Path.GetFullPath(Path.Combine("artifacts", "bench", name));
        Progress.Say($"publishing {project}");
        string[] arguments =
        [
            "publish",
            project,
            "-c",
            "Release",
            "-o",
            output,
            "-v",
            "q",
            "--nologo",
            "-r",
            RuntimeInformation.RuntimeIdentifier,
            "--self-contained",
            "false",
            "-p:NuGetLockFilePath=obj/bench.lock.json",
        ];
        using var process = Process.Start(
            new ProcessStartInfo(DotnetHost.Path, arguments) { RedirectStandardOutput = true, UseShellExecute = false }
        )!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new BenchException($"publishing {project} failed:\n{text}");
    }
}
