using System.Runtime.CompilerServices;
using System.Text;
using Google.Protobuf;

namespace PublisherMigration.Cli.Importing;

/// <summary>Reads JSON Lines, each line the proto3 JSON form of a message.</summary>
internal static class JsonLines
{
    public static async IAsyncEnumerable<JsonLine<T>> ReadAsync<T>(
        Stream stream,
        [EnumeratorCancellation] CancellationToken cancellation
    )
        where T : class, IMessage<T>, new()
    {
        using StreamReader reader = new(stream, Encoding.UTF8);
        long number = 0;
        while (await reader.ReadLineAsync(cancellation) is { } text)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(text))
            {
                int bytes = Encoding.UTF8.GetByteCount(text) + 1;
                yield return ProtoJson.TryParse(text, "line", out T? item, out string fault)
                    ? new JsonLine<T>(number, bytes, item, "")
                    : new JsonLine<T>(number, bytes, null, fault);
            }
        }
    }
}
