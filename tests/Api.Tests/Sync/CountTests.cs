using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;
using static PublisherMigration.Api.Tests.Sync.PartnerCenter;

namespace PublisherMigration.Api.Tests.Sync;

/// <summary>Received = recorded + no-effect + stale + held + duplicate + refused, per answer and per process.</summary>
public sealed class CountTests
{
    [Fact]
    public async Task Counts_AddUp_PerAnswerAndPerProcess()
    {
        await using var service = await RunningService.StartWithWorldAsync();
        var source = new PartnerCenter(service);
        var id = await source.MigratedAsync(developers: 9);
        using var meters = new Meters(service);
        var again = Added(Who.Remy, PartnerCenterRole.Marketer, version: 1);
        ChangeToRecord[] sent =
        [
            Of(id, again),
            Of(id, again),
            Of(id, Added(Dev(1), PartnerCenterRole.Developer, version: 1)),
            Of(id, Removed(Dev(1), version: 1)),
            .. Enumerable.Range(2, 8).Select(n => Of(id, Removed(Dev(n), version: 1))),
            Of(id, Removed(Who.Mara, version: 1)),
            Of("nobody", Removed(Who.Mara, version: 1)),
            Of("UPPER", Removed(Who.Mara, version: 1)),
            new ChangeToRecord(),
        ];

        var results = await source.RecordAsync(sent);
        var unary = 0;
        foreach (var change in sent)
        {
            unary++;
            var request = new RecordChangeRequest { PublisherId = change.PublisherId, Change = change.Change };
            await Try.Async(async () => await source.Client.RecordChangeAsync(request, service.Portal.Options));
        }

        results.Count.ShouldBe(sent.Length);
        results
            .Count(static r => r.Outcome == ChangeOutcome.Unspecified)
            .ShouldBe(results.Count(static r => r.Error is not null));
        var counts = meters.Of("publishermigration.sync.changes");
        counts.Values.Sum().ShouldBe(sent.Length + unary);
        counts.ShouldBe(
            new Dictionary<string, long>
            {
                // Both times five of the removals are within the limits, and again everything answered is a duplicate.
                ["RECORDED"] = 6,
                ["NO_EFFECT"] = 1,
                ["STALE"] = 2,
                ["HELD"] = 3,
                ["DUPLICATE"] = 1 + 11,
                ["REFUSED"] = 8,
            },
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task Rosters_AndDecisions_AreCounted()
    {
        await using var service = await RunningService.StartWithWorldAsync();
        var source = new PartnerCenter(service);
        var id = await source.MigratedAsync(developers: 9);
        using var meters = new Meters(service);

        await source.ReportAsync(id, 3, Roster());
        await source.ReportAsync(id, 3, Roster());
        await source.ReportAsync(id, 2, Roster());
        var hold = await source.OpenHoldAsync(id);
        await source.RejectAsync(hold);
        await source.RejectAsync(hold);
        await Try.Async(async () => await source.ReportAsync(id, 4, [With(Who.Remy, PartnerCenterRole.Marketer)]));

        meters
            .Of("publishermigration.sync.rosters")
            .ShouldBe(
                new Dictionary<string, long>
                {
                    ["HELD"] = 1,
                    ["DUPLICATE"] = 1,
                    ["STALE"] = 1,
                    ["REFUSED"] = 1,
                },
                ignoreOrder: true
            );
        meters.Of("publishermigration.sync.holds_decided").ShouldBe(new Dictionary<string, long> { ["REJECTED"] = 1 });
    }
}
