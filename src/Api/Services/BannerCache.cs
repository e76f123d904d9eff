using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Microsoft.Extensions.Options;
using PublisherMigration.Api.Texts;
using PublisherMigration.Application.Common;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Services;

/// <summary>
/// Answers to GetBanner as they were given, each for one account, viewer, caller's standing and language, and good while the
/// account's stamp is the same. Bounded: a new answer takes the place of an old one. Refusals are not kept.
/// </summary>
internal sealed class BannerCache(IOptions<BannerCacheOptions> options, TimeProvider time)
{
    private const int Ways = 4;
    private const int MaxShared = 1_024;

    // Keys are digests, so that an entry costs the same whoever looks; salted, so that nobody can prepare two that collide.
    private readonly byte[] _salt = RandomNumberGenerator.GetBytes(16);
    private readonly Entry?[] _entries = new Entry?[Math.Max(Ways, options.Value.Entries / Ways * Ways)];
    private readonly ConcurrentDictionary<GetBannerResponse, GetBannerResponse> _shared = new();

    public UInt128 KeyOf(GetBannerRequest request, Caller caller, Language language)
    {
        var size = request.CalculateSize();
        var suffix = Encoding.UTF8.GetByteCount(language.Tag) + 1;
        Span<byte> text =
            size + _salt.Length + suffix <= 1_024 ? stackalloc byte[1_024] : new byte[size + _salt.Length + suffix];
        _salt.CopyTo(text);
        request.WriteTo(text.Slice(_salt.Length, size));
        var end = _salt.Length + size;
        text[end++] = caller.IsOperator ? (byte)1 : (byte)0;
        end += Encoding.UTF8.GetBytes(language.Tag, text[end..]);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..end], digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }

    public GetBannerResponse? Find(UInt128 key, long stamp)
    {
        foreach (var entry in Set(key))
        {
            if (entry is not null && entry.Key == key)
            {
                return entry.Stamp == stamp && time.GetUtcNow() < entry.GoodUntil ? entry.Response : null;
            }
        }

        return null;
    }

    public void Keep(UInt128 key, long stamp, DateTimeOffset goodUntil, GetBannerResponse response)
    {
        var set = Set(key);
        var place = (int)(ulong)(key >> 120) % Ways;
        for (var i = 0; i < set.Length; i++)
        {
            if (set[i] is null || set[i]!.Key == key)
            {
                place = i;
                break;
            }
        }

        set[place] = new Entry(key, stamp, goodUntil, Share(response));
    }

    private Span<Entry?> Set(UInt128 key)
    {
        var sets = (ulong)(_entries.Length / Ways);
        return _entries.AsSpan((int)((ulong)key % sets) * Ways, Ways);
    }

    /// <summary>Most banners say the same, word for word: keep one of them.</summary>
    private GetBannerResponse Share(GetBannerResponse response)
    {
        if (_shared.TryGetValue(response, out var same))
        {
            return same;
        }

        var isPlain =
            response.Banner.Owners.Count == 0
            && response.Banner.PartnerCenterUri.Length == 0
            && response.Banner.Requirements.All(static requirement => requirement.Metadata.Count == 0);
        return isPlain && _shared.Count < MaxShared ? _shared.GetOrAdd(response, response) : response;
    }

    private sealed record Entry(UInt128 Key, long Stamp, DateTimeOffset GoodUntil, GetBannerResponse Response);
}
