using Microsoft.Extensions.DependencyInjection;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Upkeep;

public sealed class ExpiryTests
{
    [Fact]
    public async Task Expiry_MovesEveryOpenMigrationThatRestsOnIt_AndIsTold()
    {
        var time = new ShiftedTime();
        await using var service = await RunningService.StartWithWorldAsync(
            ["--Outside:ExpirySweepSeconds=1"],
            builder => builder.Services.AddSingleton<TimeProvider>(time)
        );
        var portal = service.Portal;
        var mpn = Ids.NextMpn();
        var expiry = time.GetUtcNow().AddHours(1);
        await portal.ImportAsync(
            World.With(World.Membership(mpn, World.Alder), m => m.ExpireTime = expiry.ToTimestamp())
        );
        string[] open = ["one", "two", "three"];
        await portal.ImportAsync([.. open.Append("idle").Select(id => World.Account(id, mpn, Who.Mara.Owner()))]);
        foreach (var id in open)
        {
            (await portal.StartAsync(id)).State.ShouldBe(MigrationState.Ready);
        }

        time.Advance(TimeSpan.FromHours(1));

        foreach (var id in open)
        {
            var moved = await Eventually.BecomeAsync(
                () => portal.GetAsync(id),
                m => m.State == MigrationState.ActionRequired
            );
            moved.ShouldStand(MigrationState.ActionRequired, membership: ErrorReason.MpnMembershipExpired);
            var last = (await portal.EventsAsync(id))[^1];
            (last.Kind, last.Initiator.CallingService).ShouldBe((MigrationEventKind.JudgedAgain, "system"));
            (await portal.BannerAsync(id)).Requirements[1].Reason.ShouldBe(ErrorReason.MpnMembershipExpired);
        }

        (await portal.EventsAsync("idle")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task ExpiryOfAnEnrolledMpnId_FallsBackToTheAccountsOwn()
    {
        var time = new ShiftedTime();
        await using var service = await RunningService.StartWithWorldAsync(
            ["--Outside:ExpirySweepSeconds=1"],
            builder => builder.Services.AddSingleton<TimeProvider>(time)
        );
        var portal = service.Portal;
        var expiry = time.GetUtcNow().AddHours(1);
        await portal.ImportAsync(
            World.With(World.Membership("880001", World.Alder), m => m.ExpireTime = expiry.ToTimestamp())
        );
        await portal.ImportAsync(World.Account("one", World.RejectedMpn, Who.Mara.Owner()));
        await portal.StartAsync("one");
        (await portal.EnterAsync("one", Who.Mara.Acts(), "880001")).State.ShouldBe(MigrationState.Ready);

        time.Advance(TimeSpan.FromHours(2));
        var moved = await Eventually.BecomeAsync(
            () => portal.GetAsync("one"),
            m => m.State == MigrationState.ActionRequired
        );

        moved.ShouldStand(MigrationState.ActionRequired, membership: ErrorReason.MpnVettingRejected);
        moved.MpnId.ShouldBe(World.RejectedMpn);
        moved.Requirements[1].Metadata["enrolledMpnId"].ShouldBe("880001");
        moved.Requirements[1].Metadata["enrolledReason"].ShouldBe("MPN_MEMBERSHIP_EXPIRED");
    }
}
