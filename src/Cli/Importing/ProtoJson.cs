using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;

namespace PublisherMigration.Cli.Importing;

/// <summary>The proto3 JSON form of a message, as people and other programs write it.</summary>
internal static class ProtoJson
{
    /// <param name="what">What the text is to whoever reads the fault: a line, a file.</param>
    public static bool TryParse<T>(string text, string what, [NotNullWhen(true)] out T? message, out string fault)
        where T : class, IMessage<T>, new()
    {
        message = null;
        // The reader puts U+FFFD where bytes are not UTF-8; such a name must not be stored.
        if (text.Contains('\ufffd', StringComparison.Ordinal))
        {
            fault = $"The {what} is not UTF-8.";
            return false;
        }

        try
        {
            message = JsonParser.Default.Parse<T>(text);
            fault = "";
            return true;
        }
        catch (Exception unreadable)
            when (unreadable
                    is InvalidJsonException
                        or InvalidProtocolBufferException
                        or FormatException
                        or OverflowException
            )
        {
            fault = unreadable.Message;
            return false;
        }
    }
}
