using System.Runtime.InteropServices;

namespace PublisherMigration.Crash.Tests.Processes;

/// <summary>A program that can be started as a server.</summary>
/// <param name="Library">Its main assembly.</param>
/// <param name="HasFailpoints">Whether it dies at failpoints.</param>
internal sealed record ServerProgram(string Library, bool HasFailpoints)
{
    /// <summary>The folders of the published programs; without them those that were built with these tests are taken.</summary>
    public const string PublishedService = "CRASH_SERVICE";
    public const string PublishedFailpoints = "CRASH_FAILPOINTS";

    /// <summary>The service itself, with nothing added.</summary>
    public static ServerProgram Service { get; } =
        new(PathOf(PublishedService, "PublisherMigration.Api.dll"), HasFailpoints: false);

    /// <summary>The service with failpoints in its store.</summary>
    public static ServerProgram WithFailpoints { get; } =
        new(PathOf(PublishedFailpoints, "PublisherMigration.Crash.Server.dll"), HasFailpoints: true);

    /// <summary>The host that runs these tests: there may be others on the path.</summary>
    public static string Host { get; } =
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    private static string PathOf(string variable, string library) =>
        Path.Combine(Environment.GetEnvironmentVariable(variable) ?? AppContext.BaseDirectory, library);
}
