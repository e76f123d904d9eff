namespace PublisherMigration.Harness.Contestants;

internal static class DotnetHost
{
    /// <summary>The harness has no executable of its own, so its process is the very host that the contestants run on.</summary>
    public static string Path { get; } = Environment.ProcessPath!;
}
