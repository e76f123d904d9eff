using Microsoft.Extensions.Options;
using PublisherMigration.Api.Mapping;
using PublisherMigration.Api.Services;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Api.Texts;
using PublisherMigration.Application.Common;
using PublisherMigration.Contracts.V1;
using Proto = PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Banner;

public sealed class BannerCacheTests
{
    private const string Account = "pca-8a6221b1-44c6-4861-ad31-138c2221b4d9";
    private const long Stamp = 7;

    private static readonly Caller Portal = new("legacy-portal", IsOperator: false);

    private readonly ShiftedTime _time = new();
    private readonly PartnerCenterLinks _links = new(Options.Create(new PartnerCenterOptions()));

    public static TheoryData<string> Accounts =>
        [
            Account,
            "8a6221b1-44c6-4861-ad31-138c2221b4d9",
            "é/8a6221b1-44c6-4861-ad31-138c2221b4d9",
            "pca-8A6221B1-44C6-4861-AD31-138C2221B4D9",
            "8a6221b1-44c6-4861-ad31-138c2221b4d",
            "a",
            new string('a', 48),
            "compte-é",
            "a b/c?d",
        ];

    [Theory]
    [MemberData(nameof(Accounts))]
    public void Kept_IsAnsweredWordForWord(string account)
    {
        var cache = CacheOf(64);
        var response = Migrated(account);

        cache.Keep(KeyOf("one"), Stamp, DateTimeOffset.MaxValue, response, account);

        cache.Find(KeyOf("one"), Stamp).ShouldBe(Migrated(account));
        response.ShouldBe(Migrated(account), "what was passed to the caller is not changed");
    }

    [Fact]
    public void OfManyAccounts_EachIsItsOwn()
    {
        var cache = CacheOf(4_096);
        var accounts = Enumerable.Range(0, 100).Select(static _ => $"pca-{Guid.NewGuid()}").ToArray();

        foreach (var account in accounts)
        {
            cache.Keep(KeyOf(account), Stamp, DateTimeOffset.MaxValue, Migrated(account), account);
        }

        accounts.ShouldAllBe(account => cache.Find(KeyOf(account), Stamp)!.Equals(Migrated(account)));
    }

    [Fact]
    public void WhatOneCallerDoesToItsAnswer_NobodyElseSees()
    {
        var cache = CacheOf(64);
        cache.Keep(KeyOf("one"), Stamp, DateTimeOffset.MaxValue, Migrated(Account), Account);

        cache.Find(KeyOf("one"), Stamp)!.Banner.PartnerCenterUri = "elsewhere";

        cache.Find(KeyOf("one"), Stamp).ShouldBe(Migrated(Account));
    }

    [Fact]
    public void WithOwnersOrMetadata_IsKeptAsItIs()
    {
        var cache = CacheOf(64);
        var response = new GetBannerResponse
        {
            Banner = new Proto.Banner
            {
                Kind = BannerKind.AskAnOwner,
                Owners =
                {
                    new Proto.Principal { Kind = PrincipalKind.WorkAccount, Email = "owner@contoso.com" },
                },
            },
        };

        cache.Keep(KeyOf("one"), Stamp, DateTimeOffset.MaxValue, response.Clone(), account: null);

        cache.Find(KeyOf("one"), Stamp).ShouldBe(response);
    }

    [Fact]
    public void AfterAnyNumberOfExpiries_WhatSaysTheSame_IsKeptOnce()
    {
        var cache = CacheOf(16_384);
        for (var number = 0; number < 3_000; number++)
        {
            var expiry = _time.GetUtcNow().AddHours(1).AddSeconds(number);
            cache.Keep(
                KeyOf($"expiring-{number}"),
                Stamp,
                expiry,
                new GetBannerResponse { Banner = new() },
                account: null
            );
        }

        foreach (var name in new[] { "one", "two" })
        {
            var lasting = new GetBannerResponse { Banner = new Proto.Banner { Kind = BannerKind.Migrated } };
            cache.Keep(KeyOf(name), Stamp, DateTimeOffset.MaxValue, lasting, account: null);
        }

        cache.Find(KeyOf("one"), Stamp).ShouldBeSameAs(cache.Find(KeyOf("two"), Stamp));
        cache.Find(KeyOf("expiring-1"), Stamp).ShouldBeSameAs(cache.Find(KeyOf("expiring-2999"), Stamp));
    }

    [Fact]
    public void AnotherStamp_OrPastItsTime_IsNotAnswered()
    {
        var cache = CacheOf(64);
        cache.Keep(KeyOf("one"), Stamp, _time.GetUtcNow().AddHours(1), Migrated(Account), Account);

        cache.Find(KeyOf("one"), Stamp + 1).ShouldBeNull();
        cache.Find(KeyOf("one"), Stamp).ShouldNotBeNull();
        _time.Advance(TimeSpan.FromHours(2));
        cache.Find(KeyOf("one"), Stamp).ShouldBeNull();
    }

    [Fact]
    public void AskedAgain_TakesTheOldAnswersPlace()
    {
        var cache = CacheOf(8);
        cache.Keep(KeyOf("other"), Stamp, DateTimeOffset.MaxValue, Migrated("other"), "other");
        foreach (var stamp in Enumerable.Range(0, 20))
        {
            cache.Keep(KeyOf("one"), stamp, DateTimeOffset.MaxValue, Migrated($"a-{stamp}"), $"a-{stamp}");
        }

        cache.Find(KeyOf("one"), 19).ShouldBe(Migrated("a-19"));
        cache.Find(KeyOf("one"), 18).ShouldBeNull();
        cache.Find(KeyOf("other"), Stamp).ShouldBe(Migrated("other"));
    }

    [Fact]
    public void Full_KeepsTheNewest_AndNeverAnswersForAnother()
    {
        var cache = CacheOf(16);
        var names = Enumerable.Range(0, 200).Select(static number => $"a-{number}").ToArray();
        foreach (var name in names)
        {
            cache.Keep(KeyOf(name), Stamp, DateTimeOffset.MaxValue, Migrated(name), name);
            cache.Find(KeyOf(name), Stamp).ShouldBe(Migrated(name));
        }

        var kept = names.Where(name => cache.Find(KeyOf(name), Stamp) is not null).ToArray();
        kept.Length.ShouldBeInRange(1, 16);
        kept.ShouldAllBe(name => cache.Find(KeyOf(name), Stamp)!.Equals(Migrated(name)));
    }

    [Fact]
    public void Growing_LosesHardlyAny()
    {
        var cache = CacheOf(262_144);
        var names = Enumerable.Range(0, 60_000).Select(static _ => $"a-{Guid.NewGuid()}").ToArray();
        foreach (var name in names)
        {
            cache.Keep(KeyOf(name), Stamp, DateTimeOffset.MaxValue, Migrated(name), name);
        }

        names.Count(name => cache.Find(KeyOf(name), Stamp) is not null).ShouldBeGreaterThan(55_000);
        names.Take(1_000).ShouldAllBe(name => IsMissingOrRight(cache, name));
    }

    private bool IsMissingOrRight(BannerCache cache, string name) =>
        cache.Find(KeyOf(name), Stamp) is not { } found || found.Equals(Migrated(name));

    [Theory]
    [InlineData(8)]
    [InlineData(1_048_576)]
    public async Task ManyAtOnce_NoAnswerIsTorn(int entries)
    {
        var cache = CacheOf(entries);
        var names = Enumerable
            .Range(0, entries == 8 ? 32 : 40_000)
            .Select(static number => number % 4 == 0 ? $"account-{number}" : $"{number % 3}-{Guid.NewGuid()}")
            .ToArray();

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 80_000),
            TestContext.Current.CancellationToken,
            (number, _) =>
            {
                var name = names[number % names.Length];
                if (cache.Find(KeyOf(name), Stamp) is { } found)
                {
                    found.ShouldBe(Migrated(name));
                }
                else
                {
                    cache.Keep(KeyOf(name), Stamp, DateTimeOffset.MaxValue, Migrated(name), name);
                }

                return ValueTask.CompletedTask;
            }
        );
    }

    [Fact]
    public void EveryPartOfTheRequest_IsPartOfTheKey()
    {
        var request = Request("one");
        var key = BannerKey.Of(request, Portal, Language.English);

        key.ShouldBe(BannerKey.Of(request.Clone(), new Caller("another", IsOperator: false), Language.English));
        BannerKey[] others =
        [
            BannerKey.Of(request, Portal with { IsOperator = true }, Language.English),
            BannerKey.Of(request, Portal, Language.French),
            BannerKey.Of(Request("two"), Portal, Language.English),
            BannerKey.Of(new GetBannerRequest { PublisherId = "one" }, Portal, Language.English),
            BannerKey.Of(Request("one", "group"), Portal, Language.English),
            BannerKey.Of(Request(new string('x', 2_000)), Portal, Language.English),
        ];
        others.Append(key).Distinct().Count().ShouldBe(others.Length + 1);
    }

    private BannerCache CacheOf(int entries) =>
        new(Options.Create(new BannerCacheOptions { Entries = entries }), _links, _time);

    private static BannerKey KeyOf(string publisherId) => BannerKey.Of(Request(publisherId), Portal, Language.English);

    private static GetBannerRequest Request(string publisherId, params string[] groups) =>
        new()
        {
            PublisherId = publisherId,
            Viewer = new Proto.Actor
            {
                Principal = new Proto.Principal { Kind = PrincipalKind.WorkAccount, Email = "owner@contoso.com" },
                GroupIds = { groups },
            },
        };

    private GetBannerResponse Migrated(string account) =>
        new()
        {
            Banner = new Proto.Banner
            {
                Kind = BannerKind.Migrated,
                Title = "Moved",
                Action = BannerAction.OpenPartnerCenter,
                PartnerCenterUri = _links.Of(account),
            },
        };
}
