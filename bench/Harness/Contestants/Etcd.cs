using System.Diagnostics;

namespace PublisherMigration.Harness.Contestants;

/// <summary>
/// One node of etcd with its own data directory, as it comes: it syncs its log before it answers, many calls at a time.
/// </summary>
internal static class Etcd
{
    public const string PutPath = "/etcdserverpb.KV/Put";

    /// <summary>With what every answer begins: field 1, the header.</summary>
    public static readonly byte[] AnswerStart = [0x0a];

    public static ServerCommand Command(string directory) =>
        new()
        {
            Name = "etcd",
            Program = Executable(),
            Directory = directory,
            Arguments = port =>
            {
                var client = $"http://127.0.0.1:{port}";
                var peer = $"http://127.0.0.1:{FreePort.Find()}";
                return
                [
                    "--data-dir",
                    directory,
                    "--listen-client-urls",
                    client,
                    "--advertise-client-urls",
                    client,
                    "--listen-peer-urls",
                    peer,
                    "--initial-advertise-peer-urls",
                    peer,
                    "--initial-cluster",
                    $"default={peer}",
                    // Long runs write more than the 2 GB that it allows by default.
                    "--quota-backend-bytes",
                    "8589934592",
                    "--log-level",
                    "warn",
                ];
            },
            ProbePath = Commands.HealthPath,
            ProbeMessage = [],
            ProbeAnswer = Commands.Serving,
        };

    /// <summary>As etcd itself tells it. Fails while there is still nothing lost: the goals before take minutes.</summary>
    public static string Version()
    {
        var start = new ProcessStartInfo(Executable(), ["--version"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        return process.StandardOutput.ReadToEnd().Split('\n')[0].Replace(" Version:", "", StringComparison.Ordinal);
    }

    private static string Executable() =>
        Environment
            .GetEnvironmentVariable("PATH")!
            .Split(Path.PathSeparator)
            .Select(directory => Path.Combine(directory, "etcd"))
            .FirstOrDefault(File.Exists)
        ?? throw new BenchException("etcd is not installed: run bench/install as root, or leave its goals out");
}
