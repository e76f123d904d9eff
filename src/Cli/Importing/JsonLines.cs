using System.Runtime.CompilerServices;
using System.Text;
using Google.Protobuf;

namespace PublisherMigration.Cli.Importing;

/// <summary>Reads JSON Lines, each line the proto3 JSON form of a message.</summary>
internal static class JsonLines
{
    public static async IAsyncEnumerable<JsonLine<T>> ReadAsync<T>(
        FileInfo file,
        [EnumeratorCancellation] CancellationToken cancellation
    )
        where T : class, IMessage<T>, new()
    {
        using StreamReader reader = new(file.FullName, Encoding.UTF8);
        long number = 0;
        while (await reader.ReadLineAsync(cancellation) is { } text)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(text))
            {
                yield return Parse<T>(number, text);
            }
        }
    }

    private static JsonLine<T> Parse<T>(long number, string text)
        where T : class, IMessage<T>, new()
    {
        int bytes = Encoding.UTF8.GetByteCount(text) + 1;
        // The reader puts U+FFFD where bytes are not UTF-8; such a name must not be stored.
        if (text.Contains('\ufffd', StringComparison.Ordinal))
        {
            return new JsonLine<T>(number, bytes, null, "The line is not UTF-8.");
        }

        try
        {
            return new JsonLine<T>(number, bytes, JsonParser.Default.Parse<T>(text), "");
        }
        catch (Exception fault)
            when (fault
                    is InvalidJsonException
                        or InvalidProtocolBufferException
                        or FormatException
                        or OverflowException
            )
        {
            return new JsonLine<T>(number, bytes, null, fault.Message);
        }
    }
}
