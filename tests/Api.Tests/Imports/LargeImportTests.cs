using System.Globalization;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Imports;

public sealed class LargeImportTests
{
    private const int Accounts = 100_000;
    private const int BadEvery = 250;

    [Fact]
    public async Task HundredThousandPublishers_WithBadLinesAmongThem_AddUpAndAreAllListed()
    {
        await using var service = await RunningService.StartAsync();
        var portal = service.Portal;

        var summary = await portal.ImportAsync(Fleet(), perMessage: 500);

        summary.ShouldAddUp();
        (summary.Received, summary.Rejected).ShouldBe((Accounts, Accounts / BadEvery));
        summary.Created.ShouldBe(Accounts - (Accounts / BadEvery));
        summary
            .Rejections.Select(r => r.Index)
            .ShouldBe(Enumerable.Range(0, Accounts / BadEvery).Select(i => (long)i * BadEvery));
        (await portal.SummarizeAsync()).Total.ShouldBe(summary.Created);

        var listed = 0L;
        var token = string.Empty;
        do
        {
            var page = await portal.Directory.ListPublishersAsync(
                new() { PageSize = 1_000, PageToken = token },
                portal.Options
            );
            listed += page.Publishers.Count;
            token = page.NextPageToken;
        } while (token.Length > 0);

        listed.ShouldBe(summary.Created);
        var again = await portal.ImportAsync(Fleet().Take(5_000), perMessage: 1_000);
        (again.Unchanged, again.Rejected).ShouldBe((5_000 - (5_000 / BadEvery), 5_000 / BadEvery));
    }

    private static IEnumerable<PublisherAccount> Fleet() =>
        Enumerable
            .Range(0, Accounts)
            .Select(i =>
                World.Account(
                    string.Create(CultureInfo.InvariantCulture, $"{(i % BadEvery == 0 ? "BAD" : "fleet")}-{i:D6}"),
                    World.AlderMpn,
                    Who.Mara.Owner(),
                    Who.Tobi.Contributor()
                )
            );
}
