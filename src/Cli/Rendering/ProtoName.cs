using System.Reflection;
using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;

namespace PublisherMigration.Cli.Rendering;

/// <summary>Names of enum values as the contract writes them, without the prefix: READY, MPN_ID_MISSING.</summary>
internal static partial class ProtoName
{
    public static string Of<T>(T value)
        where T : struct, System.Enum => Names<T>.ByValue.GetValueOrDefault(value) ?? value.ToString();

    public static bool TryParse<T>(string text, out T value)
        where T : struct, System.Enum => Names<T>.ByName.TryGetValue(text.Replace('-', '_'), out value);

    /// <summary>Every value but the unspecified one.</summary>
    public static IEnumerable<string> All<T>()
        where T : struct, System.Enum => Names<T>.ByName.Keys;

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordStart();

    private static class Names<T>
        where T : struct, System.Enum
    {
        public static readonly Dictionary<T, string> ByValue = System
            .Enum.GetValues<T>()
            .ToDictionary(static v => v, Name);

        public static readonly Dictionary<string, T> ByName = ByValue
            .Where(static pair => Convert.ToInt32(pair.Key, provider: null) != 0)
            .ToDictionary(static pair => pair.Value, static pair => pair.Key, StringComparer.OrdinalIgnoreCase);

        private static string Name(T value)
        {
            string full = typeof(T).GetField(value.ToString())!.GetCustomAttribute<OriginalNameAttribute>()!.Name;
            string prefix = WordStart().Replace(typeof(T).Name, "_").ToUpperInvariant() + "_";
            return full.StartsWith(prefix, StringComparison.Ordinal) ? full[prefix.Length..] : full;
        }
    }
}
