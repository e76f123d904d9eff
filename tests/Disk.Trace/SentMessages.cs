using System.Buffers.Binary;

namespace PublisherMigration.Disk.Trace;

/// <summary>The DATA frames that a server of HTTP/2 without TLS sent, of each connection in their order.</summary>
internal static class SentMessages
{
    private const int HeaderBytes = 9;
    private const byte Data = 0;
    private static readonly HashSet<string> Sends = new(StringComparer.Ordinal)
    {
        "sendto",
        "sendmsg",
        "write",
        "writev",
    };

    public static IEnumerable<IReadOnlyList<SentMessage>> Of(IReadOnlyList<SystemCall> calls) =>
        calls
            .Where(static call =>
                Sends.Contains(call.Name) && call.Target.StartsWith("TCP", StringComparison.Ordinal) && call.Result > 0
            )
            .GroupBy(static call => call.Target, StringComparer.Ordinal)
            .Select(static connection => Read([.. connection]));

    private static List<SentMessage> Read(SystemCall[] sends)
    {
        var octets = sends.SelectMany(static send => send.Data.Take((int)send.Result)).ToArray();
        var messages = new List<SentMessage>();
        for (var at = 0; at + HeaderBytes <= octets.Length; )
        {
            var header = octets.AsSpan(at, HeaderBytes);
            var length = BinaryPrimitives.ReadInt32BigEndian(header) >> 8;
            var end = Math.Min(at + HeaderBytes + length, octets.Length);
            if (header[3] == Data && length > 0)
            {
                messages.Add(new SentMessage(octets[(at + HeaderBytes)..end], SendOf(sends, at).Begin));
            }

            at = end;
        }

        return messages;
    }

    private static SystemCall SendOf(SystemCall[] sends, int octet)
    {
        var sent = 0L;
        return sends.First(send => (sent += send.Result) > octet);
    }
}

/// <summary>A DATA frame's payload, and the line of the trace at which the call that sent its beginning began.</summary>
internal sealed record SentMessage(byte[] Payload, int Begin);
