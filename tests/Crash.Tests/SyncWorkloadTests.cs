using Grpc.Net.Client;
using PublisherMigration.Crash.Tests.Load.Sync;
using PublisherMigration.Crash.Tests.Model;
using PublisherMigration.LegacyPortal.Double;

namespace PublisherMigration.Crash.Tests;

/// <summary>
/// The load and its looks, on a model of the service that dies in this process: without a fault nothing is found, and each
/// fault is.
/// </summary>
public sealed class SyncWorkloadTests
{
    private const int Lives = 4;
    private static readonly TimeSpan Life = TimeSpan.FromMilliseconds(150);

    [Fact]
    public async Task OnAModelWithoutAFault_NothingIsFound() => (await ViolationsAsync(Fault.None)).ShouldBeEmpty();

    [Theory]
    [InlineData(Fault.LosesTheLastChange, "is not recorded")]
    [InlineData(Fault.ForgetsChangeIds, "when sent again")]
    [InlineData(Fault.LeavesAGap, "comes after")]
    [InlineData(Fault.MiscountsRosters, "counts otherwise")]
    [InlineData(Fault.SkipsOnResume, "a gap")]
    [InlineData(Fault.RepeatsOnResume, "came twice")]
    [InlineData(Fault.BookmarksTooFar, "was not sent before the bookmark")]
    [InlineData(Fault.RepeatsTheSnapshot, "was there already")]
    [InlineData(Fault.DeliversAnotherRole, "In the portal's")]
    [InlineData(Fault.DeliversPastAGap, "is malformed")]
    [InlineData(Fault.LosesAResult, "the outcomes add up to")]
    public async Task OnAModelWithAFault_ItIsFound(Fault fault, string says) =>
        (await ViolationsAsync(fault)).ShouldContain(violation => violation.Contains(says, StringComparison.Ordinal));

    private static async Task<IReadOnlyList<string>> ViolationsAsync(Fault fault)
    {
        await using var portal = await LegacyPortalDouble.StartAsync();
        var feed = new ModelFeed(fault);
        var workload = new SyncWorkload(
            (_, accounts) =>
            {
                foreach (var account in accounts)
                {
                    feed.Migrate(account);
                }

                return Task.CompletedTask;
            },
            new DeliveryLook(portal),
            seed: 1
        );
        await LiveAsync(feed, portal, channel => workload.PrepareAsync(channel));
        for (var life = 0; life < Lives; life++)
        {
            if (await DieAsync(feed, portal, workload) is { Count: > 0 } violations)
            {
                return violations;
            }
        }

        IReadOnlyList<string> last = [];
        await LiveAsync(
            feed,
            portal,
            async channel => last = [.. await workload.SettleAsync(channel), .. await workload.FinishAsync(channel)]
        );
        return last;
    }

    private static async Task LiveAsync(ModelFeed feed, LegacyPortalDouble portal, Func<GrpcChannel, Task> work)
    {
        await using var server = await ModelServer.StartAsync(feed, portal.Address);
        using var channel = GrpcChannel.ForAddress(server.Address);
        await work(channel);
    }

    private static async Task<IReadOnlyList<string>> DieAsync(
        ModelFeed feed,
        LegacyPortalDouble portal,
        SyncWorkload workload
    )
    {
        await using var server = await ModelServer.StartAsync(feed, portal.Address);
        using var channel = GrpcChannel.ForAddress(server.Address);
        if (await workload.SettleAsync(channel) is { Count: > 0 } violations)
        {
            return violations;
        }

        using var stop = new CancellationTokenSource();
        var load = workload.RunAsync(channel, stop.Token);
        await Task.Delay(Life, TimeProvider.System);
        await server.DisposeAsync();
        feed.Crash();
        await stop.CancelAsync();
        await load;
        return [];
    }
}
