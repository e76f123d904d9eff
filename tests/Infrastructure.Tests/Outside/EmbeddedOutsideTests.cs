using PublisherMigration.Application.Common.Outside;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Infrastructure.Tests.Support;

namespace PublisherMigration.Infrastructure.Tests.Outside;

public sealed class EmbeddedOutsideTests
{
    private static readonly NewMembership Particulars = new("Contoso Ltd", "GB", "olga@contoso.com");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Enroll_WithTheSameKey_AnswersTheSameMembership_AlsoAfterARestart()
    {
        var folder = TestStore.NewFolder();
        PartnerMembership first;
        await using (var store = TestStore.OpenIn(folder))
        {
            var network = store.Get<IPartnerNetwork>();
            first = await network.EnrollAsync("acme/1", Fleet.Contoso, Particulars, Cancellation);
            first.MpnId.Value.Length.ShouldBeInRange(7, 10);
            first.Vetting.ShouldBe(VettingState.Authorized);
            var other = await network.EnrollAsync("acme/2", Fleet.Contoso, Particulars, Cancellation);
            other.MpnId.ShouldNotBe(first.MpnId);
        }

        await using (var store = TestStore.OpenIn(folder))
        {
            var network = store.Get<IPartnerNetwork>();
            var again = await network.EnrollAsync("acme/1", Fleet.Contoso, Particulars, Cancellation);
            again.MpnId.ShouldBe(first.MpnId);
            again.PrimaryTenant.ShouldBe(Fleet.Contoso);
            (await network.GetVettingAsync(first.MpnId, Cancellation)).ShouldBe(VettingState.Authorized);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Enroll_SkipsAnMpnIdThatIsTaken()
    {
        await using var probe = TestStore.Open();
        var would = await probe.Get<IPartnerNetwork>().EnrollAsync("acme/1", Fleet.Contoso, Particulars, Cancellation);

        await using var store = TestStore.Open();
        await store.WriteAsync(session => session.Import("acme", would.MpnId.Value));
        var enrolled = await store
            .Get<IPartnerNetwork>()
            .EnrollAsync("acme/1", Fleet.Contoso, Particulars, Cancellation);
        enrolled.MpnId.ShouldNotBe(would.MpnId);
    }

    [Fact]
    public async Task Enroll_WithPendingVetting_IsPending()
    {
        await using var store = TestStore.Open(settings: new() { ["PartnerNetwork:EnrollmentVetting"] = "PENDING" });
        var network = store.Get<IPartnerNetwork>();
        var enrolled = await network.EnrollAsync("acme/1", Fleet.Contoso, Particulars, Cancellation);
        (await network.GetVettingAsync(enrolled.MpnId, Cancellation)).ShouldBe(VettingState.Pending);
        (await network.GetVettingAsync(MpnId.Parse("1"), Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task CreateAccount_ForTheSamePublisher_AnswersTheSameAccount()
    {
        await using var store = TestStore.Open();
        var center = store.Get<IPartnerCenter>();
        var first = await center.CreateAccountAsync(Fleet.Id("acme"), "Acme", Fleet.Contoso, Cancellation);
        (await center.CreateAccountAsync(Fleet.Id("acme"), "Acme", Fleet.Contoso, Cancellation)).ShouldBe(first);
        (await center.CreateAccountAsync(Fleet.Id("other"), "Other", Fleet.Contoso, Cancellation)).ShouldNotBe(first);
    }
}
