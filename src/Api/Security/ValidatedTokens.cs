using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace PublisherMigration.Api.Security;

/// <summary>
/// Tokens that were found valid a moment ago, by the SHA-256 of their text, so that a busy caller's signature is not
/// checked on every call. An entry lasts <see cref="Longest"/> at most and never beyond the token's own expiry.
/// </summary>
internal sealed class ValidatedTokens(TimeProvider time)
{
    public const int Capacity = 4096;
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Key, Entry> _entries = new();

    public CallerPrincipal? Find(ReadOnlySpan<char> token) =>
        _entries.TryGetValue(Key.Of(token), out var entry) && time.GetUtcNow() < entry.Until ? entry.Caller : null;

    public void Add(ReadOnlySpan<char> token, CallerPrincipal caller, DateTimeOffset expires)
    {
        var now = time.GetUtcNow();
        if (expires <= now)
        {
            return;
        }

        // Only valid tokens get here, so a full cache is rare, and starting anew is cheaper than keeping an order.
        if (_entries.Count >= Capacity)
        {
            _entries.Clear();
        }

        var longest = now + Longest;
        _entries[Key.Of(token)] = new Entry(caller, expires < longest ? expires : longest);
    }

    public void Clear() => _entries.Clear();

    private sealed record Entry(CallerPrincipal Caller, DateTimeOffset Until);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Key(UInt128 High, UInt128 Low)
    {
        public static Key Of(ReadOnlySpan<char> token)
        {
            Span<UInt128> hash = stackalloc UInt128[2];
            SHA256.HashData(MemoryMarshal.AsBytes(token), MemoryMarshal.AsBytes(hash));
            return new Key(hash[0], hash[1]);
        }
    }
}
