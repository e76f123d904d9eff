using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PublisherMigration.Disk.Trace;

/// <summary>
/// Reads what <c>strace -f -yy -xx</c> writes: a line a call, or two where another thread came between. Lines stand in the order
/// in which strace let the calls begin and saw them end.
/// </summary>
internal static partial class StraceReader
{
    /// <summary>Calls by their beginning. One that never ended is left out.</summary>
    /// <exception cref="FormatException">Octets are left out of the trace: strace was given too small a <c>-s</c>.</exception>
    public static IReadOnlyList<SystemCall> Read(IEnumerable<string> lines)
    {
        var calls = new List<SystemCall>();
        var unfinished = new Dictionary<string, (string Text, int Begin)>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            var match = Line().Match(line);
            if (!match.Success)
            {
                continue;
            }

            var (thread, text, begin) = (match.Groups["thread"].Value, match.Groups["text"].Value, number);
            if (Unfinished().Match(text) is { Success: true } cut)
            {
                unfinished[thread] = (cut.Groups["text"].Value, number);
                continue;
            }

            if (Resumed().Match(text) is { Success: true } rest)
            {
                if (!unfinished.Remove(thread, out var first))
                {
                    continue;
                }

                (text, begin) = (first.Text + rest.Groups["text"].Value, first.Begin);
            }

            if (Call().Match(text) is { Success: true } call)
            {
                calls.Add(CallOf(call, begin, number));
            }
        }

        return [.. calls.OrderBy(static call => call.Begin)];
    }

    private static SystemCall CallOf(Match call, int begin, int end)
    {
        var arguments = call.Groups["arguments"].Value;
        if (arguments.Contains("\"...", StringComparison.Ordinal))
        {
            throw new FormatException($"Line {end} of the trace does not have all octets.");
        }

        var name = call.Groups["name"].Value;
        return new SystemCall(
            name,
            Encoding.UTF8.GetString(Octets(call.Groups["target"].Value)),
            [.. Quoted().Matches(arguments).SelectMany(static quoted => Octets(quoted.Groups["octets"].Value))],
            string.Equals(name, "pwrite64", StringComparison.Ordinal) ? OffsetIn(arguments) : null,
            long.Parse(call.Groups["result"].Value, CultureInfo.InvariantCulture),
            begin,
            end
        );
    }

    /// <summary>The last argument.</summary>
    private static long OffsetIn(string arguments) =>
        long.Parse(arguments.AsSpan(arguments.LastIndexOf(' ') + 1), CultureInfo.InvariantCulture);

    /// <summary>Octets stand as <c>\x2f</c>, paths too; a connection stands as it is.</summary>
    private static byte[] Octets(string text) =>
        text.StartsWith("\\x", StringComparison.Ordinal)
            ? Convert.FromHexString(text.Replace("\\x", string.Empty, StringComparison.Ordinal))
            : Encoding.UTF8.GetBytes(text);

    [GeneratedRegex(@"^(?<thread>\d+)\s+(?<text>.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Line();

    [GeneratedRegex(
        @"^(?<text>.*) <unfinished \.\.\.>$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Unfinished();

    [GeneratedRegex(
        @"^<\.\.\. \w+ resumed>(?<text>.*)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Resumed();

    /// <summary>The target is a path in hexadecimal, a connection with an arrow between its ends, or something else.</summary>
    [GeneratedRegex(
        @"^(?<name>\w+)\(\d+<(?<target>\\x[^>]*|[^>]*->[^>]*|[^>]*)>(?<arguments>.*)\)\s+= (?<result>-?\d+)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Call();

    [GeneratedRegex("\"(?<octets>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Quoted();
}
