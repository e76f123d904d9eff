using System.Text.Json.Nodes;
using PublisherMigration.Cli.Importing;

namespace PublisherMigration.Cli.Rendering;

internal static class RejectionJson
{
    public static JsonObject Of(Rejection rejection) =>
        new()
        {
            ["line"] = rejection.Line,
            ["id"] = rejection.Id,
            ["reason"] = rejection.Reason,
            ["message"] = rejection.Message,
        };
}
