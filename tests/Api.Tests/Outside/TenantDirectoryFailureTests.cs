using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Application.Common.Persistence;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Domain.Directory;
using MigrationState = PublisherMigration.Contracts.V1.MigrationState;

namespace PublisherMigration.Api.Tests.Outside;

public sealed class TenantDirectoryFailureTests
{
    [Theory]
    [InlineData(Mood.Down)]
    [InlineData(Mood.Slow)]
    [InlineData(Mood.FailsAfterActing)]
    public async Task EveryDecisionThatNeedsTheDirectory_IsRefusedWhileItIsAway(Mood mood)
    {
        var outside = new OutsideDoubles();
        await using var service = await OutsideService.StartAsync(outside);
        var portal = service.Portal;
        await portal.ImportAsync(World.Account("idle", World.AlderMpn, Who.Mara.Owner()));
        outside.Directory = mood;

        await Refusal.WithoutTraceAsync(
            portal,
            "idle",
            ErrorReason.TenantDirectoryUnavailable,
            () => portal.StartAsync("idle", autoComplete: true)
        );
        await Refusal.WithoutTraceAsync(
            portal,
            "idle",
            ErrorReason.TenantDirectoryUnavailable,
            () => portal.AssessAsync("idle")
        );

        outside.Directory = Mood.Well;
        (await portal.StartAsync("idle", autoComplete: true)).State.ShouldBe(MigrationState.Migrated);
    }

    [Fact]
    public async Task NewsOfTheDirectory_AreStoredBeforeTheDecision()
    {
        var outside = new OutsideDoubles();
        await using var service = await OutsideService.StartAsync(outside);
        var portal = service.Portal;
        await portal.ImportAsync(World.Account("one", World.AlderMpn, Who.Personal.Owner()));
        DomainName.TryParse("new.alder.example", out var domain).ShouldBeTrue();
        DomainName.TryParse("alder.example", out var old).ShouldBeTrue();
        var tenant = new Domain.Directory.Tenant(
            TenantId.Parse(World.Alder),
            "Alder renamed",
            Domain.Directory.TenantKind.Standard
        );
        outside.Tenants.Add(new TenantEntry(tenant, [old, domain]));

        var started = await portal.StartAsync("one", Who.Personal.Acts(), "x@new.alder.example");

        started.ShouldStand(MigrationState.Ready);
        started.Tenant.DisplayName.ShouldBe("Alder renamed");
    }
}
