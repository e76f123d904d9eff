using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;
using PublisherMigration.Domain.Directory;
using MigrationState = PublisherMigration.Contracts.V1.MigrationState;
using VettingState = PublisherMigration.Domain.Directory.VettingState;

namespace PublisherMigration.Api.Tests.Outside;

public sealed class PartnerNetworkFailureTests
{
    [Theory]
    [InlineData(Mood.Down, false)]
    [InlineData(Mood.Slow, false)]
    [InlineData(Mood.FailsAfterActing, false)]
    [InlineData(Mood.FailsAfterActing, true)]
    public async Task Enrolment_WritesNothing_AndARepetitionDoublesNothing(Mood mood, bool restart)
    {
        var outside = new OutsideDoubles();
        await using var service = await OutsideService.StartAsync(outside);
        await service.Portal.ImportAsync(World.Account("one", "", Who.Mara.Owner()));
        await service.Portal.StartAsync("one");
        outside.Network = mood;

        await Refusal.WithoutTraceAsync(
            service.Portal,
            "one",
            ErrorReason.PartnerNetworkUnavailable,
            () => service.Portal.EnrollAnewAsync("one", Who.Mara.Acts())
        );
        outside.Enrolments.Count.ShouldBe(mood == Mood.FailsAfterActing ? 1 : 0);
        outside.Network = Mood.Well;
        if (restart)
        {
            await service.RestartAsync();
        }

        var enrolled = await service.Portal.EnrollAnewAsync("one", Who.Mara.Acts());

        enrolled.ShouldStand(MigrationState.Ready);
        enrolled.MpnId.ShouldBe(outside.Enrolments.Single().Value.MpnId.Value);
        (await service.Portal.EventsAsync("one")).Count(e => e.Kind == MigrationEventKind.Enrolled).ShouldBe(1);
    }

    [Fact]
    public async Task TwoOwnersEnrollingAtOnce_GetOneMembership()
    {
        var outside = new OutsideDoubles { VettingOfNew = VettingState.Pending };
        await using var service = await OutsideService.StartAsync(outside);
        var portal = service.Portal;
        await portal.ImportAsync(World.Account("one", "", Who.Mara.Owner(), Who.Tobi.Owner()));
        await portal.StartAsync("one");

        var calls = Enumerable
            .Range(0, 16)
            .Select(i => Try.Async(() => portal.EnrollAnewAsync("one", (i % 2 == 0 ? Who.Mara : Who.Tobi).Acts())));
        var answers = await Task.WhenAll(calls);

        answers.Count(a => a.Answer is not null).ShouldBe(1);
        answers.Where(a => a.Refusal is not null).ShouldAllBe(a => a.Refusal!.Reason == ErrorReason.AlreadyEnrolled);
        outside.Enrolments.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(Mood.Down)]
    [InlineData(Mood.Slow)]
    public async Task EveryDecisionThatNeedsTheNetwork_IsRefusedWhileItIsAway(Mood mood)
    {
        var outside = new OutsideDoubles();
        await using var service = await OutsideService.StartAsync(outside);
        var portal = service.Portal;
        await portal.ImportAsync(World.Account("idle", World.AlderMpn, Who.Mara.Owner()));
        await portal.ImportAsync(World.Account("open", World.AlderMpn, Who.Mara.Owner()));
        await portal.StartAsync("open");
        outside.Network = mood;
        (string Id, Func<Task> Call)[] calls =
        [
            ("idle", () => portal.AssessAsync("idle")),
            ("idle", () => portal.StartAsync("idle")),
            ("open", () => portal.SubmitAsync("open", Who.Mara.Acts(), "x@alder.example")),
            ("open", () => portal.EnterAsync("open", actor: null, World.SecondAlderMpn)),
            ("open", () => portal.CompleteAsync("open")),
        ];

        foreach (var (id, call) in calls)
        {
            await Refusal.WithoutTraceAsync(portal, id, ErrorReason.PartnerNetworkUnavailable, call);
        }

        // What needs nobody outside goes on.
        (await portal.BannerAsync("open")).Kind.ShouldBe(BannerKind.ActionRequired);
        (await portal.CancelAsync("open")).State.ShouldBe(MigrationState.Cancelled);
    }

    [Fact]
    public async Task VettingResult_IsNoticedByItself_AlsoAfterTheNetworkWasAway()
    {
        var outside = new OutsideDoubles();
        await using var service = await OutsideService.StartAsync(outside);
        var portal = service.Portal;
        await portal.ImportAsync(World.Account("one", World.PendingMpn, Who.Mara.Owner()));
        await portal.ImportAsync(World.Account("two", World.PendingMpn, Who.Mara.Owner()));
        await portal.StartAsync("one");
        await portal.StartAsync("two");
        outside.Network = Mood.Down;
        await Eventually.BecomeAsync(
            () => Task.FromResult(service.Log.Lines),
            lines => lines.Any(l => l.Text.Contains("PollVettings was refused", StringComparison.Ordinal))
        );
        outside.Vettings[MpnId.Parse(World.PendingMpn)] = VettingState.Authorized;
        outside.Network = Mood.Well;

        foreach (var id in new[] { "one", "two" })
        {
            await Eventually.BecomeAsync(() => portal.GetAsync(id), m => m.State == MigrationState.Ready);
            (await portal.EventsAsync(id))[^1].Initiator.CallingService.ShouldBe("system");
        }

        await service.RestartAsync();
        (await service.Portal.GetAsync("one")).State.ShouldBe(MigrationState.Ready);
    }

    [Fact]
    public async Task RejectedVetting_BecomesARequirement()
    {
        var outside = new OutsideDoubles { VettingOfNew = VettingState.Pending };
        await using var service = await OutsideService.StartAsync(outside);
        var portal = service.Portal;
        await portal.ImportAsync(World.Account("one", "", Who.Mara.Owner()));
        await portal.StartAsync("one");
        var pending = await portal.EnrollAnewAsync("one", Who.Mara.Acts());
        pending.ShouldStand(MigrationState.EnrollmentPending, membership: ErrorReason.MpnVettingPending);

        outside.Vettings[MpnId.Parse(pending.MpnId)] = VettingState.Rejected;

        var moved = await Eventually.BecomeAsync(
            () => portal.GetAsync("one"),
            m => m.State == MigrationState.ActionRequired
        );
        moved.ShouldStand(MigrationState.ActionRequired, membership: ErrorReason.MpnIdMissing);
        moved.Requirements[1].Metadata["enrolledReason"].ShouldBe("MPN_VETTING_REJECTED");
    }

    [Fact]
    public async Task NewsOfTheNetwork_IsStored_AndJudgesEveryOtherOpenMigrationToo()
    {
        var outside = new OutsideDoubles();
        await using var service = await OutsideService.StartAsync(outside);
        var portal = service.Portal;
        await portal.ImportAsync(World.Account("one", World.UnknownMpn, Who.Mara.Owner()));
        await portal.ImportAsync(World.Account("two", World.UnknownMpn, Who.Mara.Owner()));
        (await portal.StartAsync("two")).ShouldStand(
            MigrationState.ActionRequired,
            membership: ErrorReason.MpnIdNotFound
        );
        var id = MpnId.Parse(World.UnknownMpn);
        outside.Memberships[id] = new Domain.Directory.PartnerMembership(
            id,
            Domain.Directory.PartnerMembershipKind.Global,
            VettingState.Authorized,
            ExpireTime: null,
            TenantId.Parse(World.Alder),
            AssociatedTenants: [],
            GlobalMpnId: null
        );

        (await portal.StartAsync("one")).ShouldStand(MigrationState.Ready);
        (await portal.GetAsync("two")).ShouldStand(MigrationState.Ready);
    }
}
