using Google.Rpc;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Outside;

public sealed class PartnerCenterFailureTests
{
    [Theory]
    [InlineData(Mood.Down, false)]
    [InlineData(Mood.Slow, false)]
    [InlineData(Mood.FailsAfterActing, false)]
    [InlineData(Mood.FailsAfterActing, true)]
    public async Task Complete_WritesNothing_AndARepetitionDoublesNothing(Mood mood, bool restart)
    {
        var outside = new OutsideDoubles { Center = mood };
        await using var service = await OutsideService.StartAsync(outside);
        await service.Portal.ImportAsync(World.Account("one", World.AlderMpn, Who.Mara.Owner()));
        await service.Portal.StartAsync("one");
        var requestId = Ids.NewRequest();

        var refused = await Refusal.WithoutTraceAsync(
            service.Portal,
            "one",
            ErrorReason.PartnerCenterUnavailable,
            () => service.Portal.CompleteAsync("one", Who.Mara.Acts(), requestId: requestId)
        );
        refused.Detail<RetryInfo>().RetryDelay.Seconds.ShouldBeGreaterThan(0);
        (await StoredChanges.OfAsync(service, "one")).ShouldBeEmpty();
        outside.Accounts.Count.ShouldBe(mood == Mood.FailsAfterActing ? 1 : 0);
        if (restart)
        {
            await service.RestartAsync();
        }

        outside.Center = Mood.Well;
        var migrated = await service.Portal.CompleteAsync("one", Who.Mara.Acts(), requestId: requestId);

        migrated.State.ShouldBe(MigrationState.Migrated);
        migrated.PartnerCenterAccountId.ShouldBe(outside.Accounts.Single().Value);
        (await StoredChanges.OfAsync(service, "one")).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(Mood.Down)]
    [InlineData(Mood.FailsAfterActing)]
    public async Task AutoComplete_WhenItFails_HasNotEvenStarted(Mood mood)
    {
        var outside = new OutsideDoubles { Center = mood };
        await using var service = await OutsideService.StartAsync(outside);
        await service.Portal.ImportAsync(World.Account("one", World.AlderMpn, Who.Mara.Owner()));

        await Refusal.WithoutTraceAsync(
            service.Portal,
            "one",
            ErrorReason.PartnerCenterUnavailable,
            () => service.Portal.StartAsync("one", autoComplete: true)
        );

        outside.Center = Mood.Well;
        (await service.Portal.StartAsync("one", autoComplete: true)).PartnerCenterAccountId.ShouldBe(
            outside.Accounts.Single().Value
        );
    }

    [Fact]
    public async Task ValidateOnly_AndRefusals_CreateNoAccount()
    {
        var outside = new OutsideDoubles();
        await using var service = await OutsideService.StartAsync(outside);
        var portal = service.Portal;
        await portal.ImportAsync(World.Account("one", World.AlderMpn, Who.Mara.Owner(), Who.Remy.Contributor()));
        var started = await portal.StartAsync("one");

        await portal.CompleteAsync("one", lossDigest: started.LossDigest, validateOnly: true);
        await Refusal.OfAsync(ErrorReason.LossesNotAcknowledged, () => portal.CompleteAsync("one"));
        await Refusal.OfAsync(ErrorReason.EtagMismatch, () => portal.CompleteAsync("one", etag: "stale"));

        outside.Accounts.ShouldBeEmpty();
    }
}
