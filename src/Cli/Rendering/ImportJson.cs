using System.Text.Json.Nodes;
using PublisherMigration.Cli.Importing;

namespace PublisherMigration.Cli.Rendering;

/// <summary><c>{"file","response","unreadable","rejections":[{"line","id","reason","message"}]}</c> for each file.</summary>
internal static class ImportJson
{
    public static string Of(ImportResult result) =>
        JsonText.Of(
            new JsonObject
            {
                ["file"] = result.File,
                ["response"] = JsonText.NodeOf(result.Response),
                ["unreadable"] = result.Unreadable,
                ["rejections"] = new JsonArray([.. result.Rejections.Select(RejectionJson.Of)]),
            }
        );
}
