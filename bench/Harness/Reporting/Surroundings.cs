using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace PublisherMigration.Harness.Reporting;

/// <summary>Versions and machine, without which no figure can be compared.</summary>
internal static class Surroundings
{
    public static IEnumerable<string> Facts(Bench bench, string? etcd)
    {
        yield return $"{CpuModel()}, {Environment.ProcessorCount} cores shared by the load and the servers";
        yield return $"{RuntimeInformation.OSDescription}, load average {LoadAverage()} at the end";
        yield return RuntimeInformation.FrameworkDescription;
        if (bench.AnyContestant is { } directory)
        {
            yield return $"Grpc.AspNetCore.Server {GrpcVersion(directory)}";
        }

        yield return $"SQLite {SqliteVersion()}, data on {new DriveInfo(bench.Options.Data.FullName).DriveFormat}";
        if (etcd is not null)
        {
            yield return $"{etcd}, one node";
        }

        if (bench.Options.Null)
        {
            yield return "**A second echo server in our place**: ratios show the error of measurement";
        }
    }

    private static string CpuModel() =>
        File.ReadLines("/proc/cpuinfo")
            .First(line => line.StartsWith("model name", StringComparison.Ordinal))
            .Split(':')[1]
            .Trim();

    private static string LoadAverage() => string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]);

    private static string GrpcVersion(string directory) =>
        FileVersionInfo
            .GetVersionInfo(Path.Combine(directory, "Grpc.AspNetCore.Server.dll"))
            .ProductVersion!.Split('+')[0];

    private static string SqliteVersion()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection.ServerVersion;
    }
}
