using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Infrastructure.Persistence;
using PublisherMigration.Sync.Model.Orders;

namespace PublisherMigration.Api.Tests.Orders;

/// <summary>
/// Concurrent callers see one order: what they did to an account and were told has an order, true to who was answered before
/// whom was called, in which the model of the rules answers the same. ORDER_HISTORIES says how many histories, ORDER_SEED the
/// seed of the first.
/// </summary>
public sealed class OneOrderTests(ITestOutputHelper output)
{
    private const int FewHistories = 500;

    /// <summary>So many share commits with one another.</summary>
    private const int AtOnce = 25;

    /// <summary>In one batch of so many the disk fails now and then.</summary>
    private const int OneFailsOf = 4;

    [Fact]
    public async Task Histories_OfConcurrentCallers_HaveAnOrder()
    {
        var (first, count) = (Setting("ORDER_SEED", 1), Setting("ORDER_HISTORIES", FewHistories));
        using var unsteady = new UnsteadyStore(first);
        await using var service = await RunningService.StartWithWorldAsync(
            ["--Logging:LogLevel:PublisherMigration=Critical"],
            builder => builder.Services.AddSingleton<StoreSeam>(unsteady)
        );
        var (coverage, instants) = (new Coverage(), new Instants());
        for (var batch = 0; batch * AtOnce < count; batch++)
        {
            var seeds = Enumerable.Range(first + (batch * AtOnce), Math.Min(AtOnce, count - (batch * AtOnce)));
            var callers = seeds.Select(seed => new ConcurrentCallers(service, instants, seed)).ToList();
            await service.Portal.ImportAsync(callers.SelectMany(static c => c.Imports), perMessage: 500);
            await Task.WhenAll(callers.Select(static c => c.StartAsync()));
            unsteady.FailsOneOf = batch % OneFailsOf == 0 ? 50 : 0;
            await Task.WhenAll(callers.Select(static c => c.CallAsync()));
            unsteady.FailsOneOf = 0;

            Positions.Violations([.. callers.SelectMany(static c => c.Places)]).Take(5).ShouldBeEmpty();
            await JudgeAsync(callers, coverage);
        }

        output.WriteLine(coverage.ToString());
        if (count >= FewHistories)
        {
            Reachable.ShouldBeSubsetOf(coverage.Counts.Keys);
            coverage.Counts["met"].ShouldBeGreaterThan(coverage.Counts["calls"] / 2);
        }
    }

    private static string[] Reachable =>
        [
            "CompleteCall Migrated",
            "DecideCall Approved",
            "DecideCall Refused HoldAlreadyDecided",
            "DecideCall Refused HoldDigestStale",
            "DecideCall Rejected",
            "LegacyNameCall Recorded",
            "LegacyRoleCall Recorded",
            "LegacyRoleCall Refused ManagedInPartnerCenter",
            "ReadBanner ActionRequired",
            "ReadBanner AskAnOwner",
            "ReadBanner Migrated",
            "ReadBanner Refused PublisherNotFound",
            "ReadChanges after",
            "ReadHolds Open",
            "ReadMembers Legacy",
            "ReadMembers Partner",
            "ReadSnapshot seen",
            "ReadStatus Refused NotMigrated",
            "ReadStatus seen",
            "RecordCall Duplicate Held",
            "RecordCall Duplicate NoEffect",
            "RecordCall Duplicate Recorded",
            "RecordCall Held",
            "RecordCall NoEffect",
            "RecordCall Recorded",
            "RecordCall Refused ChangeIdReused",
            "RecordCall Refused LastOwner",
            "RecordCall Refused MemberNotFound",
            "RecordCall Refused NotMigrated",
            "RecordCall Stale",
            "RecordCall unknown",
            "ReportCall Duplicate Recorded",
            "ReportCall Held",
            "ReportCall Recorded",
            "ReportCall Refused LastOwner",
        ];

    private static async Task JudgeAsync(IEnumerable<ConcurrentCallers> callers, Coverage coverage)
    {
        var failures = await Task.WhenAll(
            callers.SelectMany(c =>
                c.Histories()
                    .Select(history =>
                        Task.Run(() =>
                        {
                            coverage.Count(history);
                            return OrderSearch.WhyNone(history) is null
                                ? null
                                : new Failure(c.Seed, Smallest.Of(history));
                        })
                    )
            )
        );
        if (failures.OfType<Failure>().MinBy(static f => f.Smallest.Operations.Count) is { } failure)
        {
            Assert.Fail(
                $"Seed {failure.Seed}: no order of these calls gives these answers.\n{failure.Smallest}\n"
                    + OrderSearch.WhyNone(failure.Smallest)
            );
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(name),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var value
        )
            ? value
            : otherwise;

    private sealed record Failure(int Seed, History Smallest);
}
