using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Extensions.Options;
using PublisherMigration.Api.Mapping;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Services;

/// <summary>
/// Answers to GetBanner as they were given, each for one request, caller's standing and language, and good while the account's
/// stamp is the same. Bounded: a new answer takes the place of an old one. Refusals are not kept.
/// </summary>
/// <remarks>
/// There may be a million, so that each is a few octets in one array and no object of its own: the banners of a migrated account
/// differ by where it is managed alone, and most others say the same, word for word.
/// </remarks>
internal sealed class BannerCache(IOptions<BannerCacheOptions> options, PartnerCenterLinks links, TimeProvider time)
{
    private const int Ways = 8;
    private const int MaxShared = 1_024;
    private const int Stripes = 256;

    private readonly Slot[] _slots = new Slot[Math.Max(1, options.Value.Entries / Ways) * Ways];
    private readonly Lock[] _locks = [.. Enumerable.Range(0, Stripes).Select(static _ => new Lock())];
    private readonly ConcurrentDictionary<GetBannerResponse, GetBannerResponse> _shared = new();
    private int _next;

    public GetBannerResponse? Find(BannerKey key, long stamp)
    {
        GetBannerResponse response;
        string account;
        var set = SetOf(key);
        lock (LockOf(set))
        {
            ref var slot = ref Find(set, key);
            if (Unsafe.IsNullRef(ref slot) || slot.Stamp != stamp || time.GetUtcNow().UtcTicks >= slot.GoodUntil)
            {
                return null;
            }

            response = slot.Response!;
            account = slot.Account;
        }

        return account.Length == 0 ? response : Managed(response, links.Of(account));
    }

    /// <param name="key">What was asked.</param>
    /// <param name="stamp">The account's, taken before it was read.</param>
    /// <param name="goodUntil">The next expiry that the answer rests on.</param>
    /// <param name="response">The answer.</param>
    /// <param name="account">The Partner Center account that it leads to; <c>null</c> for none.</param>
    public void Keep(BannerKey key, long stamp, DateTimeOffset goodUntil, GetBannerResponse response, string? account)
    {
        var isPacked = account is not null && Slot.HasRoomFor(account);
        var kept = isPacked ? Share(Managed(response, string.Empty)) : Share(response);
        var set = SetOf(key);
        lock (LockOf(set))
        {
            ref var slot = ref Find(set, key);
            if (Unsafe.IsNullRef(ref slot))
            {
                slot = ref FreeOrNext(set);
            }

            slot.Key = key;
            slot.Stamp = stamp;
            slot.GoodUntil = goodUntil.UtcTicks;
            slot.Response = kept;
            slot.Account = isPacked ? account! : string.Empty;
        }
    }

    private Lock LockOf(int set) => _locks[set / Ways % Stripes];

    private int SetOf(BannerKey key) => (int)(key.Low % (ulong)(_slots.Length / Ways)) * Ways;

    private ref Slot Find(int set, BannerKey key)
    {
        for (var i = set; i < set + Ways; i++)
        {
            if (_slots[i].Key == key && _slots[i].Response is not null)
            {
                return ref _slots[i];
            }
        }

        return ref Unsafe.NullRef<Slot>();
    }

    private ref Slot FreeOrNext(int set)
    {
        for (var i = set; i < set + Ways; i++)
        {
            if (_slots[i].Response is null)
            {
                return ref _slots[i];
            }
        }

        return ref _slots[set + (int)((uint)Interlocked.Increment(ref _next) % Ways)];
    }

    private static GetBannerResponse Managed(GetBannerResponse response, string uri)
    {
        var managed = response.Clone();
        managed.Banner.PartnerCenterUri = uri;
        return managed;
    }

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

    [StructLayout(LayoutKind.Auto)]
    private struct Slot
    {
        private const int MaxAccount = 47;

        private AccountOctets _account;
        private byte _accountLength;

        public BannerKey Key;
        public long Stamp;
        public long GoodUntil;
        public GetBannerResponse? Response;

        /// <summary>The Partner Center account that completes the response; empty when nothing is missing in it.</summary>
        public string Account
        {
            readonly get => Encoding.ASCII.GetString(_account[.._accountLength]);
            set => _accountLength = (byte)Encoding.ASCII.GetBytes(value, _account);
        }

        public static bool HasRoomFor(string account) =>
            account.Length is > 0 and <= MaxAccount && Ascii.IsValid(account);

        [InlineArray(MaxAccount)]
        private struct AccountOctets
        {
#pragma warning disable S1144 // What the runtime repeats.
            private byte _first;
#pragma warning restore S1144
        }
    }
}
