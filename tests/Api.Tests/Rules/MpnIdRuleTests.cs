using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Rules;

/// <summary>Rules 10 and 11 on the account's own MPN ID.</summary>
public sealed class MpnIdRuleTests(SharedService shared) : WireTests(shared)
{
    [Theory]
    [InlineData("", ErrorReason.MpnIdMissing)]
    [InlineData("MPN-1001", ErrorReason.MpnIdMalformed)]
    [InlineData("１００１", ErrorReason.MpnIdMalformed)]
    [InlineData("123456789012345678901", ErrorReason.MpnIdMalformed)]
    [InlineData(World.UnknownMpn, ErrorReason.MpnIdNotFound)]
    [InlineData("0" + World.AlderMpn, ErrorReason.MpnIdNotFound)]
    [InlineData(World.LocationMpn, ErrorReason.MpnIdNotGlobal)]
    [InlineData(World.RejectedMpn, ErrorReason.MpnVettingRejected)]
    [InlineData(World.ExpiredMpn, ErrorReason.MpnMembershipExpired)]
    public async Task OwnMpnId_ThatFails_IsOutstandingBesideTheWorkEmail(string mpnId, ErrorReason reason)
    {
        var id = await AccountAsync(mpnId, Who.Mara.Owner(), Who.Personal.Owner());

        var started = await Portal.StartAsync(id, Who.Mara.Acts());
        started.ShouldStand(MigrationState.ActionRequired, membership: reason);
        started.MpnId.ShouldBe(mpnId);

        await Portal.CancelAsync(id);
        (await Portal.StartAsync(id, Who.Personal.Acts())).ShouldStand(
            MigrationState.ActionRequired,
            ErrorReason.WorkEmailRequired,
            reason
        );
    }

    [Fact]
    public async Task PendingVetting_IsWaitedFor()
    {
        var id = await AccountAsync(World.PendingMpn, Who.Mara.Owner());

        var started = await Portal.StartAsync(id, Who.Mara.Acts());

        started.ShouldStand(MigrationState.EnrollmentPending, membership: ErrorReason.MpnVettingPending);
        started.Requirements[1].Metadata["mpnId"].ShouldBe(World.PendingMpn);
    }

    [Fact]
    public async Task PendingVetting_CountsForTheTenantButNeverHidesAnOutstandingWorkEmail()
    {
        var id = await AccountAsync(World.PendingMpn, Who.Remy.Owner());

        (await Portal.StartAsync(id, Who.Remy.Acts())).ShouldStand(
            MigrationState.ActionRequired,
            ErrorReason.TenantMismatch,
            ErrorReason.MpnVettingPending
        );
    }

    [Fact]
    public async Task Expired_TellsWhen()
    {
        var id = await AccountAsync(World.ExpiredMpn, Who.Mara.Owner());

        var started = await Portal.StartAsync(id, Who.Mara.Acts());

        started.Requirements[1].Metadata["expireTime"].ShouldBe("2024-02-01T00:00:00Z");
    }

    [Fact]
    public async Task EveryRequirement_IsReportedInFrenchToo()
    {
        var id = await AccountAsync(string.Empty, Who.Personal.Owner());
        var english = await Portal.StartAsync(id, Who.Personal.Acts());
        var french = await Portal.In("fr-CA, en;q=0.5").GetAsync(id);

        french.Requirements.Select(r => r.Reason).ShouldBe(english.Requirements.Select(r => r.Reason));
        foreach (var (one, other) in english.Requirements.Zip(french.Requirements))
        {
            one.Text.ShouldNotBeNullOrWhiteSpace();
            other.Text.ShouldNotBeNullOrWhiteSpace();
            other.Text.ShouldNotBe(one.Text);
        }
    }
}
