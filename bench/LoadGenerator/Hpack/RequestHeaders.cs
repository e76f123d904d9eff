using System.Text;

namespace PublisherMigration.LoadGenerator.Hpack;

/// <summary>
/// The header blocks of one method's calls. The first call of a connection puts its fields into the server's table,
/// every further one names them by index, one octet a field.
/// </summary>
internal sealed class RequestHeaders
{
    private static readonly byte[] PostOverHttp = [0x83, 0x86];

    public RequestHeaders(string authority, string path, IReadOnlyList<KeyValuePair<string, string>> metadata)
    {
        KeyValuePair<string, string>[] fields =
        [
            new(":path", path),
            new(":authority", authority),
            new("content-type", "application/grpc"),
            new("te", "trailers"),
            .. metadata,
        ];
        const int newest = 62;
        First = [.. PostOverHttp, .. fields.SelectMany(LiteralWithIndexing)];
        Repeated = [.. PostOverHttp, .. fields.Select((_, i) => (byte)(0x80 | (newest + fields.Length - 1 - i)))];
        if (fields.Sum(field => new HeaderField(field.Key, field.Value).Size) > DynamicTable.Limit)
        {
            throw new LoadException("the call's metadata does not fit into the server's header table");
        }
    }

    public byte[] First { get; }

    public byte[] Repeated { get; }

    private static byte[] LiteralWithIndexing(KeyValuePair<string, string> field) =>
        [0x40, .. Text(field.Key), .. Text(field.Value)];

    private static byte[] Text(string text)
    {
        var octets = Encoding.ASCII.GetBytes(text);
        return octets.Length < 127
            ? [(byte)octets.Length, .. octets]
            : [127, .. Continuation(octets.Length - 127), .. octets];
    }

    private static IEnumerable<byte> Continuation(int value)
    {
        for (; value >= 128; value >>= 7)
        {
            yield return (byte)(value & 0x7f | 0x80);
        }

        yield return (byte)value;
    }
}
