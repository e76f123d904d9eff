using Microsoft.Extensions.DependencyInjection;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Banner;

/// <summary>Answers are kept, and never longer than they hold.</summary>
public sealed class BannerFreshnessTests(SharedService shared) : WireTests(shared)
{
    [Fact]
    public async Task Banner_FollowsEveryFactThatChanges()
    {
        const string Tenant = "aaaaaaaa-0000-4000-8000-0000000000fe";
        var mpn = Ids.NextMpn();
        var owner = Who.Work("fay@fresh.example");
        var id = await AccountAsync(mpn, owner.Owner());
        await ShouldStandAsync(ErrorReason.WorkEmailDomainUnknown, ErrorReason.MpnIdNotFound);

        await Portal.ImportAsync(World.Membership(mpn, Tenant, VettingState.Pending));
        await ShouldStandAsync(ErrorReason.WorkEmailDomainUnknown, ErrorReason.MpnVettingPending);

        await Portal.ImportAsync(World.Tenant(Tenant, "Fresh", TenantKind.EmailVerified, "fresh.example"));
        await ShouldStandAsync(ErrorReason.TenantKindNotAllowed, ErrorReason.MpnVettingPending);

        await Portal.ImportAsync(World.Tenant(Tenant, "Fresh", TenantKind.Standard, "fresh.example"));
        await Portal.ImportAsync(World.Membership(mpn, Tenant));
        await ShouldStandAsync();

        await Portal.ImportAsync(World.Account(id, string.Empty, owner.Owner()));
        await ShouldStandAsync(membership: ErrorReason.MpnIdMissing);

        await Portal.ImportAsync(World.Account(id, mpn, owner.Contributor()));
        (await Portal.BannerAsync(id, owner.Acts())).Kind.ShouldBe(BannerKind.AskAnOwner);

        async Task ShouldStandAsync(
            ErrorReason workEmail = ErrorReason.Unspecified,
            ErrorReason membership = ErrorReason.Unspecified
        ) => (await Portal.BannerAsync(id, owner.Acts())).Requirements.ShouldStand(workEmail, membership);
    }

    [Fact]
    public async Task Banner_BeforeTheStart_NoticesAnExpiryByItself_WhoeverLooks()
    {
        var time = new ShiftedTime();
        await using var service = await RunningService.StartWithWorldAsync(configure: builder =>
            builder.Services.AddSingleton<TimeProvider>(time)
        );
        var mpn = Ids.NextMpn();
        var expiry = time.GetUtcNow().AddHours(1);
        await service.Portal.ImportAsync(
            World.With(World.Membership(mpn, World.Alder), m => m.ExpireTime = expiry.ToTimestamp())
        );
        var id = Ids.Next();
        await service.Portal.ImportAsync(World.Account(id, mpn, Who.Mara.Owner(), Who.Tobi.Contributor()));
        foreach (var viewer in new[] { Who.Mara, Who.Tobi })
        {
            var banner = await service.Portal.BannerAsync(id, viewer.Acts());
            banner.Requirements[1].State.ShouldBe(RequirementState.Satisfied);
        }

        time.Advance(TimeSpan.FromHours(2));

        foreach (var viewer in new[] { Who.Mara, Who.Tobi })
        {
            var banner = await service.Portal.BannerAsync(id, viewer.Acts());
            banner.Requirements[1].Reason.ShouldBe(ErrorReason.MpnMembershipExpired);
        }
    }
}
