using System.Globalization;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Lists;

/// <summary>A client that takes 4 MB at once, as gRPC's default is, can list a fleet of the largest items.</summary>
public sealed class LargePageTests
{
    /// <summary>A page and what one more item may add to it.</summary>
    private const int MostOctets = 3 * 1024 * 1024 / 2;

    [Fact]
    public async Task PublishersOfManyMembers_AreListedInPagesOfAboutAMegabyte()
    {
        await using var service = await RunningService.StartAsync();
        var portal = service.Portal;
        var ids = Enumerable.Range(0, 8).Select(static n => $"large-{n}").ToArray();
        await portal.ImportAsync(ids.Select(Large), perMessage: 1);

        var sizes = new List<int>();
        var listed = new List<PublisherAccount>();
        var request = new ListPublishersRequest();
        do
        {
            var page = await portal.Directory.ListPublishersAsync(request, portal.Options);
            sizes.Add(page.CalculateSize());
            listed.AddRange(page.Publishers);
            request.PageToken = page.NextPageToken;
        } while (request.PageToken.Length > 0);

        listed.Select(static account => account.PublisherId).ShouldBe(ids);
        listed.ShouldAllBe(static account => account.Members.Count == 6_000);
        sizes.Count.ShouldBeInRange(2, 7);
        sizes.ShouldAllBe(static size => size < MostOctets);
    }

    [Fact]
    public async Task TenantsOfManyDomains_AreListedInPagesOfAboutAMegabyte()
    {
        await using var service = await RunningService.StartAsync();
        var portal = service.Portal;
        await portal.ImportAsync([.. Enumerable.Range(0, 60).Select(WithManyDomains)]);

        var sizes = new List<int>();
        var listed = new List<Tenant>();
        var request = new ListTenantsRequest { PageSize = 1_000 };
        do
        {
            var page = await portal.Directory.ListTenantsAsync(request, portal.Options);
            sizes.Add(page.CalculateSize());
            listed.AddRange(page.Tenants);
            request.PageToken = page.NextPageToken;
        } while (request.PageToken.Length > 0);

        listed.Count.ShouldBe(60);
        listed.ShouldAllBe(static tenant => tenant.Domains.Count == 500);
        sizes.Count.ShouldBeInRange(2, 10);
        sizes.ShouldAllBe(static size => size < MostOctets);
    }

    private static PublisherAccount Large(string id) =>
        World.Account(
            id,
            "",
            [
                .. Enumerable
                    .Range(0, 6_000)
                    .Select(static n => Who.Work($"{new string('m', 50)}{n:D5}@alder.example").Owner()),
            ]
        );

    private static Tenant WithManyDomains(int number) =>
        World.Tenant(
            string.Create(CultureInfo.InvariantCulture, $"aaaaaaaa-0000-4000-8000-{number:D12}"),
            "Many",
            TenantKind.Standard,
            [
                .. Enumerable
                    .Range(0, 500)
                    .Select(n =>
                        string.Create(CultureInfo.InvariantCulture, $"d{n}.{new string('t', 60)}.t{number}.example")
                    ),
            ]
        );
}
