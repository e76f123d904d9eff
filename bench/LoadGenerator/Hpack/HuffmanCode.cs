using System.Runtime.InteropServices;
using System.Text;

namespace PublisherMigration.LoadGenerator.Hpack;

/// <summary>The code of RFC 7541, appendix B. It is canonical, so the lengths alone define it.</summary>
internal static class HuffmanCode
{
    private const int EndOfString = 256;
    private const int Longest = 30;

    /// <summary>A letter a symbol: a for 5 bits, z for 30.</summary>
    private const string Lengths =
        "isxxxxxxxtzxxzxxxxxxxxzxxxxxxxxxbffhibdgffdgdbbbaaabbbbbbbcdkbhf"
        + "ibccccccccccccccccccccccdcdioijbkabababbbaccbbbabcbaabccccckgjix"
        + "prpprrrsrssssststtrstssssqrsrsstrqprrssqsrrtqrssqqrqsrssprrrsrrs"
        + "vvporsruvvvwwvtuoqvwwvwtqqvvxwwwptpqrqqsrruuttvsvwvvwwwwwxwwwwwv"
        + "z";

    private static readonly int[] Symbols = [.. Enumerable.Range(0, Lengths.Length).OrderBy(LengthOf)];

    private static readonly int[] CountOfLength =
    [
        .. Enumerable.Range(0, Longest + 1).Select(length => Symbols.Count(symbol => LengthOf(symbol) == length)),
    ];

    public static string Decode(ReadOnlySpan<byte> octets)
    {
        var text = new StringBuilder();
        var walk = new Walk();
        foreach (var octet in octets)
        {
            for (var bit = 7; bit >= 0; bit--)
            {
                if (walk.Step(octet >> bit & 1) is { } symbol)
                {
                    text.Append(symbol == EndOfString ? throw new LoadException("end-of-string symbol") : (char)symbol);
                }
            }
        }

        return text.ToString();
    }

    private static int LengthOf(int symbol) => Lengths[symbol] - 'a' + 5;

    /// <summary>Goes down the code bit by bit; codes of one length are consecutive numbers.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Walk
    {
        private int code;
        private int firstCode;
        private int firstIndex;
        private int length;

        public int? Step(int bit)
        {
            length++;
            code = code << 1 | bit;
            firstCode <<= 1;
            var count = CountOfLength[length];
            if (code - firstCode < count)
            {
                var symbol = Symbols[firstIndex + code - firstCode];
                this = default;
                return symbol;
            }

            firstCode += count;
            firstIndex += count;
            return null;
        }
    }
}
