using System.Text;

namespace PublisherMigration.LoadGenerator.Hpack;

/// <summary>
/// Decodes the header blocks of one connection, in their order. A block of indexed fields, which is what a server sends
/// once it is warm, costs no allocation.
/// </summary>
internal sealed class HeaderDecoder
{
    private readonly DynamicTable table = new();

    public void Decode(ReadOnlySpan<byte> block, ref ResponseHead head)
    {
        while (!block.IsEmpty)
        {
            switch (block[0])
            {
                case >= 0x80:
                    head.Take(Field(ReadInteger(ref block, 7)));
                    break;
                case >= 0x40:
                    var field = ReadLiteral(ref block, 6);
                    table.Add(field);
                    head.Take(field);
                    break;
                case >= 0x20:
                    table.Resize(ReadInteger(ref block, 5));
                    break;
                default:
                    head.Take(ReadLiteral(ref block, 4));
                    break;
            }
        }
    }

    private HeaderField Field(int index) =>
        index switch
        {
            0 => throw new LoadException("header index 0"),
            _ when index <= StaticTable.Fields.Length => StaticTable.Fields[index - 1],
            _ => table[index - StaticTable.Fields.Length - 1],
        };

    private HeaderField ReadLiteral(ref ReadOnlySpan<byte> block, int prefixBits)
    {
        var index = ReadInteger(ref block, prefixBits);
        var name = index == 0 ? ReadText(ref block) : Field(index).Name;
        return new HeaderField(name, ReadText(ref block));
    }

    private static string ReadText(ref ReadOnlySpan<byte> block)
    {
        var huffman = (block[0] & 0x80) != 0;
        var length = ReadInteger(ref block, 7);
        var octets = block[..length];
        block = block[length..];
        return huffman ? HuffmanCode.Decode(octets) : Encoding.Latin1.GetString(octets);
    }

    private static int ReadInteger(ref ReadOnlySpan<byte> block, int prefixBits)
    {
        var mask = (1 << prefixBits) - 1;
        var value = block[0] & mask;
        block = block[1..];
        if (value < mask)
        {
            return value;
        }

        byte next;
        var shift = 0;
        do
        {
            next = block[0];
            block = block[1..];
            value = checked(value + ((next & 0x7f) << shift));
            shift += 7;
        } while (next >= 0x80);

        return value;
    }
}
