using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;
using PublisherMigration.Api.Mapping;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Services;

/// <summary>
/// Answers to GetBanner as they were given, each for one request, caller's standing and language, and good while the account's
/// stamp is the same. Bounded: a new answer takes the place of an old one. Refusals are not kept.
/// </summary>
/// <remarks>
/// There may be a million, so that each is 48 octets in one array and no object of its own: the banners of migrated accounts
/// differ by where they are managed alone, and most others say the same, word for word.
/// </remarks>
internal sealed class BannerCache(IOptions<BannerCacheOptions> options, PartnerCenterLinks links, TimeProvider time)
{
    private const int Ways = 8;
    private const int FirstSets = 2_048;
    private const int MaxShared = 1_024;
    private const int Stripes = 256;

    private readonly int _mostSets = MostSets(options.Value);
    private readonly Lock _growing = new();
    private readonly Lock[] _locks = [.. Enumerable.Range(0, Stripes).Select(static _ => new Lock())];
    private readonly ConcurrentDictionary<GetBannerResponse, GetBannerResponse> _responses = new();
    private readonly ConcurrentDictionary<KeptBanner, KeptBanner> _lasting = new();
    private volatile Slot[] _slots = new Slot[Math.Min(FirstSets, MostSets(options.Value)) * Ways];
    private int _filled;
    private int _next;

    public GetBannerResponse? Find(BannerKey key, long stamp)
    {
        KeptBanner kept;
        Guid account;
        var slots = _slots;
        var set = SetOf(slots, key);
        lock (LockOf(set))
        {
            ref var slot = ref Find(slots, set, key);
            if (Unsafe.IsNullRef(ref slot) || slot.Stamp != stamp || time.GetUtcNow().UtcTicks >= slot.Kept!.GoodUntil)
            {
                return null;
            }

            kept = slot.Kept;
            account = slot.Account;
        }

        return kept.AccountPrefix is null ? kept.Response : Managed(kept.Response, links.Of(kept.AccountOf(account)));
    }

    /// <param name="key">What was asked.</param>
    /// <param name="stamp">The account's, taken before it was read.</param>
    /// <param name="goodUntil">The next expiry that the answer rests on.</param>
    /// <param name="response">The answer.</param>
    /// <param name="account">The Partner Center account that it leads to; <c>null</c> for none.</param>
    public void Keep(BannerKey key, long stamp, DateTimeOffset goodUntil, GetBannerResponse response, string? account)
    {
        var uuid = Guid.Empty;
        var kept =
            account is not null && KeptBanner.TrySplit(account, out var prefix, out uuid)
                ? Share(Managed(response, string.Empty), prefix, goodUntil)
                : Share(response, prefix: null, goodUntil);
        var slots = _slots;
        var set = SetOf(slots, key);
        bool isNew;
        lock (LockOf(set))
        {
            ref var slot = ref Find(slots, set, key);
            if (Unsafe.IsNullRef(ref slot))
            {
                slot = ref FreeOrNext(slots, set);
            }

            isNew = slot.Kept is null;
            slot = new Slot(key, stamp, kept, uuid);
        }

        if (isNew && Interlocked.Increment(ref _filled) > slots.Length / 2 && slots.Length < _mostSets * Ways)
        {
            Grow();
        }
    }

    /// <summary>
    /// Makes the table four times as large: a service with few accounts keeps a small one. What is kept meanwhile may be forgotten.
    /// </summary>
    private void Grow()
    {
        if (!_growing.TryEnter())
        {
            return;
        }

        try
        {
            var old = _slots;
            if (Volatile.Read(ref _filled) > old.Length / 2)
            {
                var slots = new Slot[Math.Min(_mostSets, old.Length / Ways * 4) * Ways];
                Volatile.Write(ref _filled, Copy(old, slots));
                _slots = slots;
            }
        }
        finally
        {
            _growing.Exit();
        }
    }

    /// <returns>How many there are.</returns>
    private int Copy(Slot[] from, Slot[] to)
    {
        var filled = 0;
        for (var i = 0; i < from.Length; i++)
        {
            lock (LockOf(i))
            {
                ref var slot = ref from[i];
                if (slot.Kept is not null)
                {
                    ref var free = ref FreeOrNext(to, SetOf(to, slot.Key));
                    filled += free.Kept is null ? 1 : 0;
                    free = slot;
                }
            }
        }

        return filled;
    }

    private static int MostSets(BannerCacheOptions options) => Math.Max(1, options.Entries / Ways);

    /// <summary>That of the set in which a slot lies.</summary>
    private Lock LockOf(int slot) => _locks[slot / Ways % Stripes];

    private static int SetOf(Slot[] slots, BannerKey key) => (int)(key.Low % (ulong)(slots.Length / Ways)) * Ways;

    private static ref Slot Find(Slot[] slots, int set, BannerKey key)
    {
        for (var i = set; i < set + Ways; i++)
        {
            if (slots[i].Key == key && slots[i].Kept is not null)
            {
                return ref slots[i];
            }
        }

        return ref Unsafe.NullRef<Slot>();
    }

    private ref Slot FreeOrNext(Slot[] slots, int set)
    {
        for (var i = set; i < set + Ways; i++)
        {
            if (slots[i].Kept is null)
            {
                return ref slots[i];
            }
        }

        return ref slots[set + (int)((uint)Interlocked.Increment(ref _next) % Ways)];
    }

    private static GetBannerResponse Managed(GetBannerResponse response, string uri)
    {
        var managed = response.Clone();
        managed.Banner.PartnerCenterUri = uri;
        return managed;
    }

    /// <summary>
    /// Most say the same, word for word: one of them is kept. Of those that expire only the words are shared, since there may be
    /// any number of expiries.
    /// </summary>
    private KeptBanner Share(GetBannerResponse response, string? prefix, DateTimeOffset goodUntil)
    {
        var isPlain =
            response.Banner.Owners.Count == 0
            && response.Banner.PartnerCenterUri.Length == 0
            && response.Banner.Requirements.All(static requirement => requirement.Metadata.Count == 0);
        if (!isPlain)
        {
            return new KeptBanner(response, prefix, goodUntil.UtcTicks);
        }

        var kept = new KeptBanner(SharedOf(_responses, response), prefix, goodUntil.UtcTicks);
        return goodUntil == DateTimeOffset.MaxValue ? SharedOf(_lasting, kept) : kept;
    }

    private static T SharedOf<T>(ConcurrentDictionary<T, T> shared, T one)
        where T : notnull =>
        shared.TryGetValue(one, out var known) ? known
        : shared.Count < MaxShared ? shared.GetOrAdd(one, one)
        : one;

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Slot(BannerKey Key, long Stamp, KeptBanner? Kept, Guid Account);
}
