using Microsoft.Extensions.DependencyInjection;
using PublisherMigration.Api.Tests.Outside;
using PublisherMigration.Api.Tests.Security;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Api.Tests.Sync;
using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Domain.Common;

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
        var legacy = new LegacyPortalDouble();
        var seen = new HashSet<ErrorReason>();
        await using var service = await RunningService.StartWithWorldAsync(
            [
                "--Outside:TimeoutSeconds=1",
                "--Database:WriteQueueCapacity=64",
                "--Feed:RetentionChanges=1",
                "--Feed:MaxRetainedChanges=1",
            ],
            builder =>
            {
                FaultyStore.Install(builder, _fault);
                builder
                    .Services.AddSingleton<ITenantDirectory>(outside)
                    .AddSingleton<IPartnerNetwork>(outside)
                    .AddSingleton<IPartnerCenter>(outside)
                    .AddSingleton<ILegacyPortal>(legacy);
            }
        );
        var provocations = new Provocations(service.Portal, outside);
        foreach (var (reason, call) in provocations.All)
        {
            seen.Add((await Refusal.OfAsync(reason, call)).Reason);
        }

        await using var elsewhere = await RunningService.StartAsync();
        foreach (var (reason, call) in new SyncProvocations(service, elsewhere, legacy).All)
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

    /// <summary>The writer is held, writes wait for it, and there is no room for another.</summary>
    private static async Task<ErrorReason> OfAFullQueueAsync(RunningService service, string id)
    {
        var store = service.Services.GetRequiredService<IStore>();
        await using var busy = await BusyWriter.OfAsync(service);
        var waiting = new List<Task>();
        do
        {
            waiting.Add(store.WriteAsync(static _ => true, WhenFull.Refuse, CancellationToken.None));
        } while (!waiting[^1].IsFaulted);

        var refused = await Refusal.OfAsync(ErrorReason.Overloaded, () => service.Portal.StartAsync(id));
        await Should.ThrowAsync<RuleViolationException>(waiting[^1]);
        busy.Release();
        await Task.WhenAll(waiting.SkipLast(1));
        return refused.Reason;
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
