using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Cli.Rendering;

/// <summary>proto3 JSON on one line.</summary>
internal static class JsonText
{
    private static readonly JsonFormatter Formatter = new(
        JsonFormatter.Settings.Default.WithTypeRegistry(
            TypeRegistry.FromFiles(ErrorDetailsReflection.Descriptor, ErrorsReflection.Descriptor)
        )
    );

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(IMessage message) => Formatter.Format(message);

    public static string Of(JsonNode node) => node.ToJsonString(Readable);

    public static JsonNode? NodeOf(IMessage message) => JsonNode.Parse(Of(message));

    /// <summary>A detail of a type that this build does not know is shown as its bytes instead of failing.</summary>
    public static JsonNode? NodeOf(Any detail)
    {
        try
        {
            JsonNode? node = JsonNode.Parse(Of(detail));
            if (detail.Is(ErrorInfo.Descriptor) && node is JsonObject info && info.Remove("type", out JsonNode? reason))
            {
                // This version of the package still calls field 1 `type`.
                info.Insert(1, "reason", reason);
            }

            return node;
        }
        catch (Exception unknown) when (unknown is InvalidOperationException or InvalidProtocolBufferException)
        {
            return new JsonObject { ["@type"] = detail.TypeUrl, ["value"] = detail.Value.ToBase64() };
        }
    }
}
