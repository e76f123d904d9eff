using System.Text.Json.Nodes;
using PublisherMigration.Cli.Connection;

namespace PublisherMigration.Cli.Rendering;

/// <summary><c>{"error":{"status","reason","message","metadata","details"}}</c>, details as proto3 JSON.</summary>
internal static class ErrorJson
{
    public static string Of(ServiceError error)
    {
        JsonObject metadata = [];
        foreach ((string key, string value) in error.Metadata)
        {
            metadata[key] = value;
        }

        JsonObject body = new()
        {
            ["status"] = StatusName.Of(error.Status),
            ["reason"] = error.Reason,
            ["message"] = error.Message,
            ["metadata"] = metadata,
            ["details"] = new JsonArray([.. error.Details.Select(JsonText.NodeOf)]),
        };
        return JsonText.Of(new JsonObject { ["error"] = body });
    }
}
