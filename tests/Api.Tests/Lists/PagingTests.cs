using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Lists;

public sealed class PagingTests
{
    [Fact]
    public async Task Pages_WhileRowsAreAdded_SkipAndRepeatNothing()
    {
        await using var service = await RunningService.StartAsync();
        var portal = service.Portal;
        var first = Enumerable.Range(100, 50).Select(i => $"row-{i}").ToArray();
        await portal.ImportAsync([.. first.Select(id => World.Account(id, "", Who.Mara.Owner()))]);
        var (publishers, migrations, added) = (new List<string>(), new List<string>(), 0);
        var (one, other) = (string.Empty, string.Empty);
        do
        {
            var page = await portal.Directory.ListPublishersAsync(
                new() { PageSize = 7, PageToken = one },
                portal.Options
            );
            publishers.AddRange(page.Publishers.Select(p => p.PublisherId));
            var some = await portal.Migrations.ListMigrationsAsync(
                new() { PageSize = 7, PageToken = other },
                portal.Options
            );
            migrations.AddRange(some.Migrations.Select(m => m.PublisherId));
            (one, other) = (page.NextPageToken, some.NextPageToken);
            added++;
            await portal.ImportAsync(World.Account($"a-{added}", ""), World.Account($"row-1{added:D2}-later", ""));
        } while (one.Length > 0 && added < 100);

        foreach (var listed in new[] { publishers, migrations })
        {
            listed.ShouldBeUnique();
            listed.ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
            first.Except(listed).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Tokens_HoldForTheirOwnListAndFilterAlone()
    {
        await using var service = await RunningService.StartWithWorldAsync();
        var portal = service.Portal;
        await portal.ImportAsync(World.Account("one", ""), World.Account("two", ""), World.Account("three", ""));
        await portal.StartAsync("one");
        await portal.CancelAsync("one");
        var filter = new MigrationFilter { States = { MigrationState.NotStarted } };
        var ofMigrations = (
            await portal.Migrations.ListMigrationsAsync(new() { PageSize = 1, Filter = filter }, portal.Options)
        ).NextPageToken;
        var ofPublishers = (
            await portal.Directory.ListPublishersAsync(new() { PageSize = 1 }, portal.Options)
        ).NextPageToken;
        var ofEvents = (
            await portal.Migrations.ListMigrationEventsAsync(
                new() { PublisherId = "one", PageSize = 1 },
                portal.Options
            )
        ).NextPageToken;
        new[] { ofMigrations, ofPublishers, ofEvents }.ShouldAllBe(t => t.Length > 0 && Uri.EscapeDataString(t) == t);

        Func<Task>[] calls =
        [
            async () => await portal.Migrations.ListMigrationsAsync(new() { PageToken = ofMigrations }, portal.Options),
            async () => await portal.Migrations.ListMigrationsAsync(new() { PageToken = ofPublishers }, portal.Options),
            async () => await portal.Directory.ListPublishersAsync(new() { PageToken = ofMigrations }, portal.Options),
            async () => await portal.Directory.ListTenantsAsync(new() { PageToken = ofPublishers }, portal.Options),
            async () =>
                await portal.Directory.ListPartnerMembershipsAsync(new() { PageToken = ofEvents }, portal.Options),
            async () =>
                await portal.Migrations.ListMigrationEventsAsync(
                    new() { PublisherId = "two", PageToken = ofEvents },
                    portal.Options
                ),
            async () =>
                await portal.Directory.ListPublishersAsync(new() { PageToken = ofPublishers + "AA" }, portal.Options),
            async () =>
                await portal.Directory.ListPublishersAsync(new() { PageToken = ofPublishers[..^2] }, portal.Options),
            async () =>
                await portal.Directory.ListPublishersAsync(new() { PageToken = "not a token!" }, portal.Options),
        ];
        foreach (var call in calls)
        {
            await Refusal.OfAsync(ErrorReason.PageTokenInvalid, call);
        }

        var rest = await portal.Migrations.ListMigrationsAsync(
            new() { PageToken = ofMigrations, Filter = filter },
            portal.Options
        );
        rest.Migrations.Select(m => m.PublisherId).ShouldBe(["two"]);
        await service.RestartAsync();
        portal = service.Portal;
        var events = await portal.Migrations.ListMigrationEventsAsync(
            new() { PublisherId = "one", PageToken = ofEvents },
            portal.Options
        );
        events.Events.Select(e => e.Kind).ShouldBe([MigrationEventKind.Started, MigrationEventKind.Cancelled]);
    }

    [Fact]
    public async Task PageSize_HasADefaultAndALimit()
    {
        await using var service = await RunningService.StartAsync();
        var portal = service.Portal;
        await portal.ImportAsync([.. Enumerable.Range(10_000, 1_001).Select(i => World.Account($"row-{i}", ""))]);

        (await portal.Directory.ListPublishersAsync(new(), portal.Options)).Publishers.Count.ShouldBe(50);
        (
            await portal.Directory.ListPublishersAsync(new() { PageSize = 5_000 }, portal.Options)
        ).Publishers.Count.ShouldBe(1_000);
        (
            await portal.Migrations.ListMigrationsAsync(new() { PageSize = 5_000 }, portal.Options)
        ).Migrations.Count.ShouldBe(1_000);
        var refused = await Refusal.OfAsync(
            ErrorReason.RequestInvalid,
            async () => await portal.Directory.ListPublishersAsync(new() { PageSize = -1 }, portal.Options)
        );
        refused.Words["fields"].ShouldBe("""["page_size"]""");
    }
}
