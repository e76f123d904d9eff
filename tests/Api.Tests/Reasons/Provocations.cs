using PublisherMigration.Api.Tests.Outside;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Reasons;

/// <summary>For each reason of the rules a call that is refused for it, in a service among doubles.</summary>
internal sealed class Provocations(Portal portal, OutsideDoubles outside)
{
    private readonly Actor _mara = Who.Mara.Acts();

    public IReadOnlyDictionary<ErrorReason, Func<Task>> All =>
        new Dictionary<ErrorReason, Func<Task>>
        {
            [ErrorReason.RequestInvalid] = () => portal.StartAsync("UPPER"),
            [ErrorReason.ActorKindNotAllowed] = () => portal.StartAsync("x", Who.GroupOfAlias("a").Acts()),
            [ErrorReason.PageTokenInvalid] = async () =>
                await portal.Directory.ListTenantsAsync(new() { PageToken = "x" }, portal.Options),
            [ErrorReason.ResumeTokenInvalid] = async () =>
            {
                using var watch = portal.Migrations.WatchMigrations(new() { ResumeToken = "x" }, portal.Options);
                await watch.ResponseStream.MoveNext(TestContext.Current.CancellationToken);
            },
            [ErrorReason.RequestIdReused] = async () =>
            {
                var (id, requestId) = (await StartedAsync(), Ids.NewRequest());
                await portal.SubmitAsync(id, _mara, "x@alder.example", requestId: requestId);
                await portal.CancelAsync(id, _mara, requestId: requestId);
            },
            [ErrorReason.EtagMismatch] = async () => await portal.CancelAsync(await StartedAsync(), _mara, etag: "x"),
            [ErrorReason.PublisherNotFound] = () => portal.GetAsync("nobody"),
            [ErrorReason.TenantNotFound] = async () =>
                await portal.Directory.GetTenantAsync(new() { TenantId = World.NotImported }, portal.Options),
            [ErrorReason.PartnerMembershipNotFound] = async () =>
                await portal.Directory.GetPartnerMembershipAsync(new() { MpnId = "4" }, portal.Options),
            [ErrorReason.DomainNotFound] = async () =>
                await portal.Directory.ResolveDomainAsync(new() { Domain = "nobody.example" }, portal.Options),
            [ErrorReason.MemberNotFound] = async () =>
                await portal.SubmitAsync(await StartedAsync(), _mara, "x@alder.example", Who.Personal),
            [ErrorReason.NotAnOwner] = async () => await portal.StartAsync(await AccountAsync(), Who.Tobi.Acts()),
            [ErrorReason.AlreadyMigrated] = async () => await portal.StartAsync(await MigratedAsync(), _mara),
            [ErrorReason.MigrationNotStarted] = async () => await portal.CancelAsync(await AccountAsync(), _mara),
            [ErrorReason.WorkEmailMalformed] = () => SubmitAsync("x"),
            [ErrorReason.WorkEmailIsConsumerAddress] = () => SubmitAsync("x@outlook.com"),
            [ErrorReason.WorkEmailDomainUnknown] = () => SubmitAsync("x@nobody.example"),
            [ErrorReason.TenantKindNotAllowed] = () => SubmitAsync("x@shop.example"),
            [ErrorReason.TenantMismatch] = () => SubmitAsync("x@briar.example"),
            [ErrorReason.WorkEmailRequired] = async () =>
            {
                var id = await AccountAsync("", Who.Personal.Owner());
                await portal.StartAsync(id, Who.Personal.Acts());
                await portal.EnterAsync(id, Who.Personal.Acts(), World.AlderMpn);
            },
            [ErrorReason.MpnIdMalformed] = () => EnterAsync("x"),
            [ErrorReason.MpnIdNotFound] = () => EnterAsync("4"),
            [ErrorReason.MpnIdNotGlobal] = () => EnterAsync(World.LocationMpn),
            [ErrorReason.MpnVettingRejected] = () => EnterAsync(World.RejectedMpn),
            [ErrorReason.MpnMembershipExpired] = () => EnterAsync(World.ExpiredMpn),
            [ErrorReason.MpnTenantMismatch] = () => EnterAsync(World.BriarMpn),
            [ErrorReason.AlreadyEnrolled] = async () => await portal.EnrollAnewAsync(await StartedAsync(), _mara),
            [ErrorReason.RequirementsOutstanding] = async () =>
                await portal.CompleteAsync(await StartedAsync(mpnId: ""), _mara),
            [ErrorReason.LossesNotAcknowledged] = async () =>
                await portal.CompleteAsync(await StartedAsync(Who.Remy.Contributor()), _mara),
            [ErrorReason.LossDigestStale] = async () => await portal.CompleteAsync(await StartedAsync(), _mara, "x"),
            [ErrorReason.LastOwner] = async () =>
            {
                var badges = Who.Microsoft("badges.sample@live.com");
                var id = await AccountAsync(World.AlderMpn, Who.Personal.Owner(), badges.Contributor());
                await portal.StartAsync(id, Who.Personal.Acts());
                var ready = await portal.SubmitAsync(id, Who.Personal.Acts(), "b@alder.example", badges);
                await portal.CompleteAsync(id, Who.Personal.Acts(), ready.LossDigest);
            },
            [ErrorReason.PartnerNetworkUnavailable] = () =>
                WhileAsync(() => outside.Network = Mood.Down, () => outside.Network = Mood.Well),
            [ErrorReason.TenantDirectoryUnavailable] = () =>
                WhileAsync(() => outside.Directory = Mood.Down, () => outside.Directory = Mood.Well),
            [ErrorReason.PartnerCenterUnavailable] = () =>
                WhileAsync(() => outside.Center = Mood.Down, () => outside.Center = Mood.Well),
        };

    /// <summary>Reasons of requirements that are no refusal of a call.</summary>
    public async Task<IEnumerable<ErrorReason>> OfRequirementsAsync()
    {
        var missing = await portal.GetAsync(await StartedAsync(mpnId: ""));
        var pending = await portal.GetAsync(await StartedAsync(mpnId: World.PendingMpn));
        return missing.Requirements.Concat(pending.Requirements).Select(r => r.Reason);
    }

    /// <summary>Reasons of items of an import that are no refusal of a call.</summary>
    public async Task<IEnumerable<ErrorReason>> OfItemsAsync()
    {
        var migrated = await portal.ImportAsync(World.Account(await MigratedAsync(), "5", Who.Mara.Owner()));
        var taken = await portal.ImportAsync(
            World.Tenant(World.NotImported, "Other", TenantKind.Standard, "alder.example")
        );
        return migrated.Rejections.Concat(taken.Rejections).Select(r => r.Error.Reason);
    }

    private async Task WhileAsync(Action down, Action up)
    {
        var id = await AccountAsync();
        down();
        try
        {
            await portal.StartAsync(id, _mara, autoComplete: true);
        }
        finally
        {
            up();
        }
    }

    private async Task SubmitAsync(string email) => await portal.SubmitAsync(await StartedAsync(), _mara, email);

    private async Task EnterAsync(string mpnId) => await portal.EnterAsync(await StartedAsync(mpnId: ""), _mara, mpnId);

    private async Task<string> AccountAsync(string mpnId = World.AlderMpn, params Member[] members)
    {
        var id = Ids.Next();
        Member[] usual = [Who.Mara.Owner(), Who.Tobi.Contributor()];
        await portal.ImportAsync(World.Account(id, mpnId, members.Length > 0 ? members : usual));
        return id;
    }

    private async Task<string> StartedAsync(Member? also = null, string mpnId = World.AlderMpn)
    {
        var id = await AccountAsync(mpnId, also is null ? [Who.Mara.Owner()] : [Who.Mara.Owner(), also]);
        await portal.StartAsync(id, _mara);
        return id;
    }

    private async Task<string> MigratedAsync()
    {
        var id = await AccountAsync();
        await portal.StartAsync(id, _mara, autoComplete: true);
        return id;
    }
}
