using Microsoft.Extensions.DependencyInjection;
using PublisherMigration.Api.Tests.Outside;
using PublisherMigration.Api.Tests.Security;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Reasons;

/// <summary>Each reason of the catalogue is provoked and read from a real answer; a new one fails here until it is too.</summary>
public sealed class EveryReasonIsSeenOverTheWire : IClassFixture<SecuredService>
{
    private readonly FaultyStore.Switch _fault = new();
    private readonly SecuredService _secured;

    public EveryReasonIsSeenOverTheWire(SecuredService secured) => _secured = secured;

    [Fact]
    public async Task Each_IsProvoked_AndReadFromAnAnswer()
    {
        var outside = new OutsideDoubles();
        var seen = new HashSet<ErrorReason>();
        await using var service = await RunningService.StartWithWorldAsync(
            ["--Outside:TimeoutSeconds=1", "--Database:WriteQueueCapacity=1"],
            builder =>
            {
                FaultyStore.Install(builder, _fault);
                builder
                    .Services.AddSingleton<ITenantDirectory>(outside)
                    .AddSingleton<IPartnerNetwork>(outside)
                    .AddSingleton<IPartnerCenter>(outside);
            }
        );
        var provocations = new Provocations(service.Portal, outside);
        foreach (var (reason, call) in provocations.All)
        {
            seen.Add((await Refusal.OfAsync(reason, call)).Reason);
        }

        seen.UnionWith(await provocations.OfRequirementsAsync());
        seen.UnionWith(await provocations.OfItemsAsync());
        seen.UnionWith(await OfCredentialsAsync());
        seen.UnionWith(await OfTheStoreAsync(service));
        seen.Add(await OfStoppingAsync(service));

        Enum.GetValues<ErrorReason>().Except(seen).Except([ErrorReason.Unspecified]).ShouldBeEmpty();
    }

    private async Task<IEnumerable<ErrorReason>> OfCredentialsAsync()
    {
        var nobody = new Portal(_secured.Running.Channel, []);
        var reader = _secured.CallerOf("migration.read");
        return
        [
            (await Refusal.OfAsync(() => nobody.BannerAsync("x"))).Reason,
            (await Refusal.OfAsync(() => reader.StartAsync("x"))).Reason,
            (await Refusal.OfAsync(() => reader.BannerAsync("x"))).Reason,
        ];
    }

    private async Task<IEnumerable<ErrorReason>> OfTheStoreAsync(RunningService service)
    {
        var (portal, id) = (service.Portal, Ids.Next());
        await portal.ImportAsync(World.Account(id, World.AlderMpn, Who.Mara.Owner()));
        _fault.FailOfDisk();
        var disk = await Refusal.WithoutTraceAsync(
            portal,
            id,
            ErrorReason.StoreUnavailable,
            () => portal.StartAsync(id)
        );
        _fault.FailOfDefect();
        var defect = await Refusal.WithoutTraceAsync(portal, id, ErrorReason.Internal, () => portal.StartAsync(id));
        foreach (var refused in new[] { disk, defect })
        {
            $"{refused.Message} {refused.Localized.Message}".ShouldNotContain("canary");
        }

        service.Log.Lines.ShouldContain(line => line.Text.Contains(defect.Words["traceId"], StringComparison.Ordinal));
        return [disk.Reason, defect.Reason, await OfAFullQueueAsync(service, id)];
    }

    /// <summary>The writer is held, one write waits for it, and there is no room for another.</summary>
    private static async Task<ErrorReason> OfAFullQueueAsync(RunningService service, string id)
    {
        var store = service.Services.GetRequiredService<IStore>();
        using var gate = new ManualResetEventSlim();
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var holding = store.WriteAsync(
            _ =>
            {
                held.SetResult();
                gate.Wait(CancellationToken.None);
                return true;
            },
            WhenFull.Wait,
            CancellationToken.None
        );
        await held.Task;
        var waiting = store.WriteAsync(static _ => true, WhenFull.Wait, CancellationToken.None);
        try
        {
            return (await Refusal.OfAsync(ErrorReason.Overloaded, () => service.Portal.StartAsync(id))).Reason;
        }
        finally
        {
            gate.Set();
            await Task.WhenAll(holding, waiting);
        }
    }

    private static async Task<ErrorReason> OfStoppingAsync(RunningService service)
    {
        var portal = service.Portal;
        using var watch = portal.Migrations.WatchMigrations(new() { From = WatchStart.Now }, portal.Options);
        await watch.ResponseStream.MoveNext(TestContext.Current.CancellationToken);
        var stopping = service.StopAsync();
        var refused = await Refusal.OfAsync(
            ErrorReason.ShuttingDown,
            async () =>
            {
                while (await watch.ResponseStream.MoveNext(TestContext.Current.CancellationToken))
                {
                    // Until it ends.
                }
            }
        );
        await stopping;
        return refused.Reason;
    }
}
