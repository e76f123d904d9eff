using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Imports;

/// <summary>Tenants and memberships: what is refused, and whom a change touches.</summary>
public sealed class FactsTests(SharedService shared) : WireTests(shared)
{
    private readonly string _one = Guid.NewGuid().ToString();
    private readonly string _two = Guid.NewGuid().ToString();
    private readonly string _domain = $"{Guid.NewGuid():N}.example";

    [Fact]
    public async Task Domain_IsVerifiedInOneTenantAtMost()
    {
        await Portal.ImportAsync(World.Tenant(_one, "One", TenantKind.Standard, _domain));

        var summary = await Portal.ImportAsync(
            World.Tenant(_two, "Two", TenantKind.Standard, $"other.{_domain}", _domain.ToUpperInvariant())
        );

        var error = summary.Rejections.Single().Error;
        error.Reason.ShouldBe(ErrorReason.DomainAlreadyVerified);
        error.Code.ShouldBe(GrpcStatusCode.FailedPrecondition);
        (error.Metadata["domain"], error.Metadata["tenantId"], error.Metadata["otherTenantId"]).ShouldBe(
            (_domain, _two, _one)
        );
        await Refusal.OfAsync(ErrorReason.TenantNotFound, () => GetTenantAsync(_two));

        // Given up by the one, it goes to the other.
        await Portal.ImportAsync(World.Tenant(_one, "One", TenantKind.Standard, $"kept.{_domain}"));
        (await Portal.ImportAsync(World.Tenant(_two, "Two", TenantKind.Standard, _domain))).Created.ShouldBe(1);
        var found = await Portal.Directory.ResolveDomainAsync(new() { Domain = _domain }, Portal.Options);
        found.Tenant.TenantId.ShouldBe(_two);
    }

    [Theory]
    [InlineData("no guid", "One", TenantKind.Standard, "a.example", "tenant_id")]
    [InlineData("9188040d-6c67-4c5b-b112-36a304b66dad", "One", TenantKind.Standard, "a.example", "tenant_id")]
    [InlineData("11111111-0000-4000-8000-000000000001", "", TenantKind.Standard, "a.example", "display_name")]
    [InlineData("11111111-0000-4000-8000-000000000001", "One", TenantKind.Unspecified, "a.example", "kind")]
    [InlineData("11111111-0000-4000-8000-000000000001", "One", (TenantKind)9, "a.example", "kind")]
    [InlineData("11111111-0000-4000-8000-000000000001", "One", TenantKind.B2C, "not a domain", "domains[0]")]
    public async Task Tenant_OfWrongShape_NamesTheField(
        string id,
        string name,
        TenantKind kind,
        string domain,
        string field
    )
    {
        var summary = await Portal.ImportAsync(World.Tenant(id, name, kind, domain));

        var error = summary.Rejections.Single().Error;
        error.Reason.ShouldBe(ErrorReason.RequestInvalid);
        error.Metadata["fields"].ShouldContain(field);
    }

    [Fact]
    public async Task Membership_OfWrongShape_NamesEveryField()
    {
        var summary = await Portal.ImportAsync(
            new PartnerMembership
            {
                MpnId = "12a",
                GlobalMpnId = "x",
                AssociatedTenantIds = { "y" },
            }
        );

        var fields = summary.Rejections.Single().Error.Metadata["fields"];
        foreach (
            var field in new[]
            {
                "mpn_id",
                "kind",
                "vetting",
                "primary_tenant_id",
                "associated_tenant_ids[0]",
                "global_mpn_id",
            }
        )
        {
            fields.ShouldContain(field);
        }
    }

    [Fact]
    public async Task FactThatChanges_JudgesEveryOpenMigrationThatItTouches_AndNoOther()
    {
        var mpn = Ids.NextMpn();
        var owner = Who.Work($"fay@{_domain}");
        await Portal.ImportAsync(World.Tenant(_one, "One", TenantKind.Standard, _domain));
        await Portal.ImportAsync(World.Membership(mpn, _one, VettingState.Pending));
        var open = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            open.Add(await AccountAsync(mpn, owner.Owner()));
            await Portal.StartAsync(open[i], owner.Acts());
        }

        var untouched = await AccountAsync(mpn, owner.Owner());
        var cancelled = await AccountAsync(mpn, owner.Owner());
        await Portal.StartAsync(cancelled);
        await Portal.CancelAsync(cancelled);
        var other = await ReadyAccountAsync();
        await Portal.StartAsync(other);
        var before = await Task.WhenAll(new[] { untouched, cancelled, other }.Select(id => EtagAsync(id)));

        await Portal.ImportAsync(World.Membership(mpn, _one));
        await ShouldAllStandAsync(MigrationState.Ready);
        await Portal.ImportAsync(World.Tenant(_one, "One", TenantKind.EmailVerified, _domain));
        await ShouldAllStandAsync(MigrationState.ActionRequired, ErrorReason.TenantKindNotAllowed);
        await Portal.ImportAsync(World.Tenant(_one, "One", TenantKind.Standard, $"moved.{_domain}"));
        await ShouldAllStandAsync(MigrationState.ActionRequired, ErrorReason.WorkEmailDomainUnknown);
        await Portal.ImportAsync(World.Tenant(_two, "Two", TenantKind.Standard, _domain));
        await ShouldAllStandAsync(MigrationState.ActionRequired, ErrorReason.TenantMismatch);
        await Portal.ImportAsync(World.Membership(mpn, _two, VettingState.Rejected));
        await ShouldAllStandAsync(MigrationState.ActionRequired, membership: ErrorReason.MpnVettingRejected);
        await Portal.ImportAsync(World.Membership(mpn, _two));
        await ShouldAllStandAsync(MigrationState.Ready);
        (await Task.WhenAll(new[] { untouched, cancelled, other }.Select(id => EtagAsync(id)))).ShouldBe(before);

        async Task ShouldAllStandAsync(
            MigrationState state,
            ErrorReason workEmail = ErrorReason.Unspecified,
            ErrorReason membership = ErrorReason.Unspecified
        )
        {
            foreach (var id in open)
            {
                (await Portal.GetAsync(id)).ShouldStand(state, workEmail, membership);
                var last = (await Portal.EventsAsync(id))[^1];
                (last.Kind, last.Initiator.CallingService).ShouldBe((MigrationEventKind.JudgedAgain, "system"));
            }
        }
    }

    [Fact]
    public async Task SameFactsAgain_AreUnchangedAndMoveNothing()
    {
        var id = await ReadyAccountAsync();
        await Portal.StartAsync(id);
        var etag = await EtagAsync(id);

        (await Portal.ImportAsync([.. World.Tenants])).Unchanged.ShouldBe(World.Tenants.Count());
        (await Portal.ImportAsync([.. World.Memberships])).Unchanged.ShouldBe(World.Memberships.Count());

        (await EtagAsync(id)).ShouldBe(etag);
    }

    [Fact]
    public async Task UnknownIds_HaveReasonsOfTheirOwn()
    {
        await Refusal.OfAsync(ErrorReason.TenantNotFound, () => GetTenantAsync(_one));
        await Refusal.OfAsync(ErrorReason.PublisherNotFound, () => Portal.PublisherAsync("nobody"));
        await Refusal.OfAsync(
            ErrorReason.DomainNotFound,
            async () => await Portal.Directory.ResolveDomainAsync(new() { Domain = _domain }, Portal.Options)
        );
        await Refusal.OfAsync(
            ErrorReason.PartnerMembershipNotFound,
            async () =>
                await Portal.Directory.GetPartnerMembershipAsync(new() { MpnId = World.UnknownMpn }, Portal.Options)
        );
    }

    private async Task<string> EtagAsync(string id) => (await Portal.GetAsync(id)).Etag;

    private async Task GetTenantAsync(string id) =>
        await Portal.Directory.GetTenantAsync(new() { TenantId = id }, Portal.Options);
}
