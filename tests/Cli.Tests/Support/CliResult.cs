using System.Text.Json.Nodes;

namespace PublisherMigration.Cli.Tests.Support;

internal sealed record CliResult(int Code, string Out, string Error)
{
    public IReadOnlyList<JsonNode> Json =>
        [.. Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonNode.Parse(line)!)];
}
