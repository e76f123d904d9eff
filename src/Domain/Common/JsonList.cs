using System.Text.Encodings.Web;
using System.Text.Json;

namespace PublisherMigration.Domain.Common;

/// <summary>Lists in a violation's metadata are JSON arrays of strings.</summary>
public static class JsonList
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(IEnumerable<string> items) => JsonSerializer.Serialize(items.ToArray(), Options);
}
