using System.Reflection;
using Google.Protobuf.Reflection;

namespace PublisherMigration.Api.Texts;

/// <summary>An enum value as the proto names it, without the prefix that repeats the enum: <c>WORK_EMAIL</c>.</summary>
internal static class WireName
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        Names<TEnum>.ByValue.TryGetValue(value, out var name)
            ? name
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"Not a value of {typeof(TEnum).Name}.");

    private static class Names<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly Dictionary<TEnum, string> ByValue = Read();

        private static Dictionary<TEnum, string> Read()
        {
            var originals = typeof(TEnum)
                .GetFields(BindingFlags.Public | BindingFlags.Static)
                .ToDictionary(f => (TEnum)f.GetValue(null)!, f => f.GetCustomAttribute<OriginalNameAttribute>()!.Name);
            var prefix = originals[default].Length - "UNSPECIFIED".Length;
            return originals.ToDictionary(o => o.Key, o => o.Value[prefix..]);
        }
    }
}
