using System.Text;

namespace PublisherMigration.Cli.Rendering;

/// <summary>Text from elsewhere made safe to print: a display name must not be able to send codes to the terminal.</summary>
internal static class Printable
{
    public static string Of(string text)
    {
        if (!text.Any(IsUnsafe))
        {
            return text;
        }

        StringBuilder safe = new(text.Length);
        foreach (char c in text)
        {
            safe.Append(IsUnsafe(c) ? Replacement(c) : c);
        }

        return safe.ToString();
    }

    // The second range turns the reading direction and so can disguise an address.
    private static bool IsUnsafe(char c) =>
        char.IsControl(c) || c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    private static char Replacement(char c) => c is '\n' or '\r' or '\t' ? ' ' : '\ufffd';
}
