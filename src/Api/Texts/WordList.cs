using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PublisherMigration.Api.Texts;

/// <summary>A list inside one metadata value: a JSON array of strings.</summary>
internal static class WordList
{
    // The value travels in protobuf, never in HTML: names keep their accents readable and short.
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The items; null when the value is not a JSON array of strings but a plain word.</summary>
    public static IReadOnlyList<string>? TryParse(string value)
    {
        if (!value.StartsWith('['))
        {
            return null;
        }

        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(value));
            reader.Read();
            var items = new List<string>();
            while (reader.Read() && reader.TokenType == JsonTokenType.String)
            {
                items.Add(reader.GetString()!);
            }

            return reader.TokenType == JsonTokenType.EndArray && !reader.Read() ? items : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public static IReadOnlyList<string> Parse(string value) => TryParse(value) ?? (value.Length == 0 ? [] : [value]);

    public static string Format(IEnumerable<string> items)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            writer.WriteStartArray();
            foreach (var item in items)
            {
                writer.WriteStringValue(item);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
