using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Lists;

/// <summary>A small fleet with every state in it.</summary>
public sealed class FilterTests(FilterTests.Fleet fleet) : IClassFixture<FilterTests.Fleet>
{
    private readonly Portal _portal = fleet.Service.Portal;

    [Fact]
    public async Task NothingSet_MatchesAll_InOrder()
    {
        var all = await _portal.ListAsync();

        all.Select(m => m.PublisherId)
            .ShouldBe(["cancelled", "idle", "migrated", "mismatch", "pending", "ready", "without-mpn"]);
        all.ShouldAllBe(m => m.Losses.Count == 0);
        all.Single(m => m.State == MigrationState.NotStarted).Requirements.ShouldBeEmpty();
        all.Single(m => m.State == MigrationState.Ready).Requirements.Count.ShouldBe(2);
    }

    [Fact]
    public Task ByStates() =>
        ShouldListAsync(new() { States = { MigrationState.Ready, MigrationState.NotStarted } }, "idle", "ready");

    [Fact]
    public Task ByTenant() =>
        ShouldListAsync(
            new() { TenantId = World.Alder.ToUpperInvariant() },
            "migrated",
            "pending",
            "ready",
            "without-mpn"
        );

    [Fact]
    public Task ByMpnId() => ShouldListAsync(new() { MpnId = World.PendingMpn }, "pending");

    [Fact]
    public Task ByReason() =>
        ShouldListAsync(
            new() { Reasons = { ErrorReason.MpnIdMissing, ErrorReason.TenantMismatch } },
            "mismatch",
            "without-mpn"
        );

    [Fact]
    public Task ByMember() => ShouldListAsync(new() { Member = Who.Work("REMY@briar.example") }, "mismatch");

    [Fact]
    public Task BySeveral_AllMustMatch() =>
        ShouldListAsync(
            new()
            {
                Member = Who.Mara,
                States = { MigrationState.Ready },
                MpnId = World.AlderMpn,
            },
            "ready"
        );

    [Fact]
    public async Task ByPartnerCenterAccount()
    {
        var account = (await _portal.GetAsync("migrated")).PartnerCenterAccountId;
        await ShouldListAsync(new() { PartnerCenterAccountId = account }, "migrated");
    }

    [Fact]
    public async Task ByTime_BothEndsAreOpen()
    {
        var at = (await _portal.GetAsync("migrated")).UpdateTime;
        var after = await _portal.ListAsync(new() { UpdatedAfter = at });
        var before = await _portal.ListAsync(new() { UpdatedBefore = at });

        after.ShouldAllBe(m => m.UpdateTime > at);
        before.ShouldAllBe(m => m.UpdateTime < at);
        after.Concat(before).ShouldNotContain(m => m.PublisherId == "migrated");
        (after.Count + before.Count).ShouldBeLessThan(7);
    }

    [Fact]
    public async Task Summary_SumsToAll_AndCountsReasons()
    {
        var summary = await _portal.SummarizeAsync();

        summary.Total.ShouldBe(7);
        summary.States.Sum(s => s.Accounts).ShouldBe(7);
        summary.States.Select(s => s.State).ShouldBe(Enum.GetValues<MigrationState>().Skip(1), ignoreOrder: true);
        summary.States.Single(s => s.State == MigrationState.ActionRequired).Accounts.ShouldBe(2);
        summary
            .Reasons.Select(r => (r.Reason, r.Accounts))
            .ShouldBe(
                [(ErrorReason.MpnIdMissing, 1), (ErrorReason.TenantMismatch, 1), (ErrorReason.MpnVettingPending, 1)],
                ignoreOrder: true
            );
        (await _portal.SummarizeAsync(new() { MpnId = World.PendingMpn })).Total.ShouldBe(1);
    }

    [Fact]
    public async Task FilterOfWrongShape_NamesTheField()
    {
        var refused = await Refusal.OfAsync(
            ErrorReason.RequestInvalid,
            () =>
                _portal.ListAsync(
                    new()
                    {
                        TenantId = "no guid",
                        States = { (MigrationState)99 },
                        Reasons = { ErrorReason.Unspecified },
                        Member = new Principal(),
                    }
                )
        );

        foreach (var field in new[] { "filter.tenant_id", "filter.states", "filter.reasons", "filter.member" })
        {
            refused.Words["fields"].ShouldContain(field);
        }
    }

    private async Task ShouldListAsync(MigrationFilter filter, params string[] ids)
    {
        (await _portal.ListAsync(filter)).Select(m => m.PublisherId).ShouldBe(ids);
        (await _portal.SummarizeAsync(filter)).Total.ShouldBe(ids.Length);
    }

    public sealed class Fleet : IAsyncLifetime
    {
        public RunningService Service { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Service = await RunningService.StartWithWorldAsync();
            var portal = Service.Portal;
            await portal.ImportAsync(
                World.Account("idle", World.AlderMpn, Who.Mara.Owner()),
                World.Account("ready", World.AlderMpn, Who.Mara.Owner()),
                World.Account("migrated", World.AlderMpn, Who.Mara.Owner()),
                World.Account("cancelled", World.AlderMpn, Who.Mara.Owner()),
                World.Account("pending", World.PendingMpn, Who.Mara.Owner()),
                World.Account("without-mpn", "", Who.Mara.Owner()),
                World.Account("mismatch", World.AlderMpn, Who.Remy.Owner())
            );
            foreach (var id in new[] { "ready", "cancelled", "pending", "without-mpn" })
            {
                await portal.StartAsync(id, Who.Mara.Acts());
            }

            await portal.StartAsync("mismatch", Who.Remy.Acts());
            await portal.CancelAsync("cancelled");
            await portal.StartAsync("migrated", Who.Mara.Acts(), autoComplete: true);
        }

        public ValueTask DisposeAsync() => Service.DisposeAsync();
    }
}
