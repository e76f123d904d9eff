using PublisherMigration.Domain.Common;

namespace PublisherMigration.Api.Tests.Reasons;

/// <summary>The catalogue against the source: nothing is listed that nobody throws.</summary>
public sealed class SourceTests
{
    [Fact]
    public void EveryReason_IsUsedSomewhereInTheSource()
    {
        var sources = Sources().Select(File.ReadAllText).ToArray();
        sources.Length.ShouldBeGreaterThan(100);

        foreach (var reason in Enum.GetValues<Reason>().Where(r => r != Reason.None))
        {
            sources.ShouldContain(
                text => text.Contains($"Reason.{reason}", StringComparison.Ordinal),
                $"{reason} is listed and thrown nowhere."
            );
        }
    }

    [Fact]
    public void Scan_WouldNoticeAReasonThatNobodyThrows() =>
        Sources()
            .Select(File.ReadAllText)
            .ShouldNotContain(text => text.Contains("Reason.NobodyThrowsThis", StringComparison.Ordinal));

    /// <summary>What throws: not the list itself, nor what only describes it.</summary>
    private static IEnumerable<string> Sources()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Migration.sln")))
        {
            root = Path.GetDirectoryName(root).ShouldNotBeNull();
        }

        return new[] { "Domain", "Application", "Infrastructure", "Api" }
            .SelectMany(project =>
                Directory.EnumerateFiles(Path.Combine(root, "src", project), "*.cs", SearchOption.AllDirectories)
            )
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
            .Where(path => Path.GetFileName(path) is not ("Reason.cs" or "RetryDelays.cs"));
    }
}
