using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Banner;

/// <summary>Every cell of the table: viewer by state.</summary>
public sealed class BannerTests(SharedService shared) : WireTests(shared)
{
    [Fact]
    public async Task Owner_SeesWhatToDoInEveryState()
    {
        var (mara, id) = (Who.Mara.Acts(), await ReadyAccountAsync());
        await ShouldShowAsync(id, mara, BannerKind.ActionRequired, BannerAction.Start);

        await Portal.StartAsync(id, mara);
        await ShouldShowAsync(id, mara, BannerKind.ActionRequired, BannerAction.Continue);

        await Portal.CancelAsync(id, mara);
        await ShouldShowAsync(id, mara, BannerKind.ActionRequired, BannerAction.Start);

        await Portal.StartAsync(id, mara, autoComplete: true);
        await ShouldShowAsync(id, mara, BannerKind.Migrated, BannerAction.OpenPartnerCenter);
    }

    [Fact]
    public async Task Owner_WhileSomethingIsOutstanding_Continues()
    {
        var id = await AccountAsync(string.Empty, Who.Mara.Owner());
        await Portal.StartAsync(id, Who.Mara.Acts());

        var banner = await ShouldShowAsync(id, Who.Mara.Acts(), BannerKind.ActionRequired, BannerAction.Continue);

        banner.Requirements.ShouldStand(membership: ErrorReason.MpnIdMissing);
    }

    [Fact]
    public async Task Owner_WhileVettingIsPending_HasNothingToDo()
    {
        var id = await AccountAsync(World.PendingMpn, Who.Mara.Owner(), Who.Tobi.Contributor());
        await Portal.StartAsync(id, Who.Mara.Acts());

        var banner = await ShouldShowAsync(id, Who.Mara.Acts(), BannerKind.InProgress, BannerAction.Nothing);
        banner.ActionLabel.ShouldBeEmpty();
        await ShouldShowAsync(id, Who.Tobi.Acts(), BannerKind.AskAnOwner, BannerAction.Nothing, Who.Mara);
    }

    [Fact]
    public async Task Contributor_IsToldWhomToAskInEveryStateButTheLast()
    {
        var id = await AccountAsync(World.AlderMpn, Who.Tobi.Contributor(), Who.Remy.Owner(), Who.Mara.Owner());
        var (tobi, mara) = (Who.Tobi.Acts(), Who.Mara.Acts());
        await ShouldAskAsync();
        var started = await Portal.StartAsync(id, mara);
        started.State.ShouldBe(MigrationState.Ready);
        await ShouldAskAsync();
        await Portal.CancelAsync(id, mara);
        await ShouldAskAsync();
        await Portal.StartAsync(id, Who.Remy.Acts());
        await ShouldAskAsync();
        await Portal.SubmitAsync(id, mara, "mara@alder.example");
        await Portal.CompleteAsync(id, mara, (await Portal.GetAsync(id)).LossDigest);
        await ShouldShowAsync(id, tobi, BannerKind.Migrated, BannerAction.OpenPartnerCenter);

        Task<Contracts.V1.Banner> ShouldAskAsync() =>
            ShouldShowAsync(id, tobi, BannerKind.AskAnOwner, BannerAction.Nothing, Who.Mara, Who.Remy);
    }

    [Fact]
    public async Task Owners_AreTheFirstHundred()
    {
        var owners = Enumerable.Range(100, 101).Select(n => Who.Work($"owner-{n}@alder.example")).ToArray();
        var id = await AccountAsync(World.AlderMpn, [Who.Tobi.Contributor(), .. owners.Select(Who.Owner)]);

        var banner = await Portal.BannerAsync(id, Who.Tobi.Acts());

        banner.Owners.ShouldBe(owners.Take(100));
    }

    [Fact]
    public async Task Migrated_ShowsAlsoToTheMicrosoftAccountThatWasMapped()
    {
        var id = await AccountAsync(World.AlderMpn, Who.Personal.Owner());
        await Portal.StartAsync(id, Who.Personal.Acts(), "mara@alder.example", autoComplete: true);

        var old = await ShouldShowAsync(id, Who.Personal.Acts(), BannerKind.Migrated, BannerAction.OpenPartnerCenter);
        var mapped = await ShouldShowAsync(id, Who.Mara.Acts(), BannerKind.Migrated, BannerAction.OpenPartnerCenter);

        old.ShouldBe(mapped);
        old.PartnerCenterUri.ShouldContain((await Portal.GetAsync(id)).PartnerCenterAccountId);
        (await Portal.GetAsync(id, Who.Personal.Acts())).State.ShouldBe(MigrationState.Migrated);
        await Refusal.OfAsync(ErrorReason.PublisherNotFound, () => Portal.BannerAsync(id, Who.Tobi.Acts()));
    }

    [Fact]
    public async Task Migrated_NeverShowsToAMemberWhoWasLost()
    {
        var id = await AccountAsync(World.AlderMpn, Who.Mara.Owner(), Who.Remy.Contributor());
        var started = await Portal.StartAsync(id, Who.Mara.Acts());
        await Portal.BannerAsync(id, Who.Remy.Acts());
        await Portal.CompleteAsync(id, Who.Mara.Acts(), started.LossDigest);

        await Refusal.OfAsync(ErrorReason.PublisherNotFound, () => Portal.BannerAsync(id, Who.Remy.Acts()));
    }

    [Fact]
    public async Task BeforeTheStart_RequirementsAreJudgedForThisViewer()
    {
        var id = await AccountAsync(World.AlderMpn, Who.Mara.Owner(), Who.Remy.Owner(), Who.Personal.Owner());

        (await Portal.BannerAsync(id, Who.Mara.Acts())).Requirements.ShouldStand();
        (await Portal.BannerAsync(id, Who.Remy.Acts())).Requirements.ShouldStand(ErrorReason.TenantMismatch);
        (await Portal.BannerAsync(id, Who.Personal.Acts())).Requirements.ShouldStand(ErrorReason.WorkEmailRequired);
        (await Portal.BannerAsync(id)).Requirements.ShouldStand();
        (await Portal.GetAsync(id, Who.Remy.Acts())).Requirements.ShouldStand(ErrorReason.TenantMismatch);
    }

    [Fact]
    public async Task Operator_SeesWhatAnOwnerSees()
    {
        var id = await ReadyAccountAsync();
        (await Portal.BannerAsync(id)).ShouldBe(await Portal.BannerAsync(id, Who.Mara.Acts()));
    }

    [Theory]
    [InlineData("fr", true)]
    [InlineData("fr-FR,fr;q=0.9,en;q=0.8", true)]
    [InlineData("en", false)]
    [InlineData("de, ja;q=0.5", false)]
    [InlineData("", false)]
    [InlineData(";;q=,,", false)]
    public async Task Text_FollowsTheCallersLanguage(string language, bool isFrench)
    {
        var id = await ReadyAccountAsync();
        var english = await Portal.BannerAsync(id, Who.Mara.Acts());

        var banner = await Portal.In(language).BannerAsync(id, Who.Mara.Acts());

        english.Title.ShouldBe("Move your account to Partner Center");
        string.Equals(banner.Title, english.Title, StringComparison.Ordinal).ShouldBe(!isFrench);
        string.Equals(banner.Text, english.Text, StringComparison.Ordinal).ShouldBe(!isFrench);
        banner.Kind.ShouldBe(english.Kind);
    }

    [Fact]
    public async Task EveryKind_HasTextsInBothLanguages()
    {
        var open = await ReadyAccountAsync();
        var pending = await AccountAsync(World.PendingMpn, Who.Mara.Owner());
        var migrated = await ReadyAccountAsync();
        await Portal.StartAsync(pending, Who.Mara.Acts());
        await Portal.StartAsync(migrated, Who.Mara.Acts(), autoComplete: true);
        foreach (
            var (id, viewer) in new[] { (open, Who.Mara), (open, Who.Tobi), (pending, Who.Mara), (migrated, Who.Mara) }
        )
        {
            var english = await Portal.BannerAsync(id, viewer.Acts());
            var french = await Portal.In("fr").BannerAsync(id, viewer.Acts());
            french.Title.ShouldNotBe(english.Title);
            french.Text.ShouldNotBe(english.Text);
            (french.ActionLabel.Length > 0).ShouldBe(english.ActionLabel.Length > 0);
        }
    }

    private async Task<Contracts.V1.Banner> ShouldShowAsync(
        string id,
        Actor viewer,
        BannerKind kind,
        BannerAction action,
        params Principal[] owners
    )
    {
        var banner = await Portal.BannerAsync(id, viewer);
        (banner.Kind, banner.Action).ShouldBe((kind, action));
        banner.Owners.ShouldBe(owners);
        (banner.PartnerCenterUri.Length > 0).ShouldBe(kind == BannerKind.Migrated);
        banner.Requirements.Count.ShouldBe(kind == BannerKind.Migrated ? 0 : 2);
        return banner;
    }
}
