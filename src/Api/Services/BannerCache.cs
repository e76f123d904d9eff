using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using PublisherMigration.Api.Texts;
using PublisherMigration.Application.Common;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Services;

/// <summary>
/// Answers to GetBanner as they were given, each for one request, caller's standing and language, and good while the account's
/// stamp is the same. Bounded: a new answer takes the place of an old one. Refusals are not kept.
/// </summary>
internal sealed class BannerCache(IOptions<BannerCacheOptions> options, TimeProvider time)
{
    private const int Ways = 8;
    private const int MaxShared = 1_024;

    // Hashes beside the entries: a look touches one line of memory, and the entry only where it is likely the one.
    private readonly int[] _hashes = new int[SizeOf(options.Value.Entries)];
    private readonly Entry?[] _entries = new Entry?[SizeOf(options.Value.Entries)];
    private readonly ConcurrentDictionary<GetBannerResponse, GetBannerResponse> _shared = new();
    private int _next;

    public GetBannerResponse? Find(in Key key, long stamp)
    {
        var set = SetOf(key);
        for (var i = set; i < set + Ways; i++)
        {
            if (_hashes[i] == key.Hash && _entries[i] is { } entry && entry.Key.Equals(key))
            {
                return entry.Stamp == stamp && time.GetUtcNow() < entry.GoodUntil ? entry.Response : null;
            }
        }

        return null;
    }

    public void Keep(in Key key, long stamp, DateTimeOffset goodUntil, GetBannerResponse response)
    {
        var set = SetOf(key);
        var place = set + (int)((uint)Interlocked.Increment(ref _next) % Ways);
        for (var i = set; i < set + Ways; i++)
        {
            if (_entries[i] is not { } entry || entry.Key.Equals(key))
            {
                place = i;
                break;
            }
        }

        _entries[place] = new Entry(key, stamp, goodUntil, Share(response));
        _hashes[place] = key.Hash;
    }

    private static int SizeOf(int entries) => Math.Max(1, entries / Ways) * Ways;

    private int SetOf(in Key key) => (int)((uint)key.Hash % (uint)(_entries.Length / Ways)) * Ways;

    /// <summary>Most banners say the same, word for word: keep one of them.</summary>
    private GetBannerResponse Share(GetBannerResponse response)
    {
        var isPlain =
            response.Banner.Owners.Count == 0
            && response.Banner.PartnerCenterUri.Length == 0
            && response.Banner.Requirements.All(static requirement => requirement.Metadata.Count == 0);
        if (!isPlain)
        {
            return response;
        }

        return _shared.Count < MaxShared
            ? _shared.GetOrAdd(response, response)
            : _shared.GetValueOrDefault(response, response);
    }

    /// <summary>Strings hash with a secret of the process, so that nobody can prepare requests that collide.</summary>
    internal readonly record struct Key(GetBannerRequest Request, bool IsOperator, Language Language)
    {
        public int Hash { get; } = HashCode.Combine(Request.GetHashCode(), IsOperator, Language.Tag);

        public static Key Of(GetBannerRequest request, Caller caller, Language language) =>
            new(request, caller.IsOperator, language);
    }

    private sealed record Entry(Key Key, long Stamp, DateTimeOffset GoodUntil, GetBannerResponse Response);
}
