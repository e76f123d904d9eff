using Grpc.Core;
using PublisherMigration.Api.Tests.Support;
using PublisherMigration.Contracts.V1;

namespace PublisherMigration.Api.Tests.Rules;

/// <summary>Rules 4 to 9, each as the refusal of a value that is given and as the requirement of one that is not.</summary>
public sealed class WorkEmailRuleTests(SharedService shared) : WireTests(shared)
{
    public static TheoryData<string, ErrorReason, StatusCode> Refused { get; } =
        new()
        {
            { "not-an-address", ErrorReason.WorkEmailMalformed, StatusCode.InvalidArgument },
            { "mara@[192.0.2.1]", ErrorReason.WorkEmailMalformed, StatusCode.InvalidArgument },
            { "\"mara b\"@alder.example", ErrorReason.WorkEmailMalformed, StatusCode.InvalidArgument },
            { new string('m', 250) + "@alder.example", ErrorReason.WorkEmailMalformed, StatusCode.InvalidArgument },
            { "mara.sample@outlook.fr", ErrorReason.WorkEmailIsConsumerAddress, StatusCode.FailedPrecondition },
            { "mara@hotmail.com", ErrorReason.WorkEmailIsConsumerAddress, StatusCode.FailedPrecondition },
            { "mara@nobody.example", ErrorReason.WorkEmailDomainUnknown, StatusCode.FailedPrecondition },
            { "mara@sub.alder.example", ErrorReason.WorkEmailDomainUnknown, StatusCode.FailedPrecondition },
            { "mara@selfmade.example", ErrorReason.TenantKindNotAllowed, StatusCode.FailedPrecondition },
            { "mara@shop.example", ErrorReason.TenantKindNotAllowed, StatusCode.FailedPrecondition },
            { "mara@briar.example", ErrorReason.TenantMismatch, StatusCode.FailedPrecondition },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Given_AndFails_RefusesTheCallAndWritesNothing(string email, ErrorReason reason, StatusCode code)
    {
        var id = await AccountAsync(World.AlderMpn, Who.Personal.Owner());
        var actor = Who.Personal.Acts();
        (await Refusal.WithoutTraceAsync(Portal, id, reason, () => Portal.StartAsync(id, actor, email))).Code.ShouldBe(
            code
        );

        await Portal.StartAsync(id, actor);
        (await Refusal.WithoutTraceAsync(Portal, id, reason, () => Portal.SubmitAsync(id, actor, email))).Code.ShouldBe(
            code
        );
        // On an open migration a work email given with a start counts as submitted.
        await Refusal.WithoutTraceAsync(Portal, id, reason, () => Portal.StartAsync(id, actor, email));
    }

    [Theory]
    [InlineData("owner.sample@outlook.com", ErrorReason.WorkEmailIsConsumerAddress)]
    [InlineData("owner@nobody.example", ErrorReason.WorkEmailDomainUnknown)]
    [InlineData("owner@selfmade.example", ErrorReason.TenantKindNotAllowed)]
    [InlineData("owner@briar.example", ErrorReason.TenantMismatch)]
    public async Task TakenByDefault_AndFails_IsOutstanding(string email, ErrorReason reason)
    {
        var owner = Who.Work(email);
        var id = await AccountAsync(World.AlderMpn, owner.Owner());

        var started = await Portal.StartAsync(id, owner.Acts());

        started.ShouldStand(MigrationState.ActionRequired, workEmail: reason);
        started.Tenant.ShouldBeNull();
        started.WorkEmails.Single().WorkEmail_.ShouldBe(email);
        started.Requirements[0].Text.ShouldNotBeNullOrWhiteSpace();
        started.Requirements[0].Metadata["workEmail"].ShouldBe(email);
    }

    [Fact]
    public async Task NotAWorkAccount_WithoutAWorkEmail_IsAskedForOne()
    {
        var application = Who.Application("b4af2be9-6be9-4b2a-9e8e-8ad6a68e2770", World.Alder);
        var id = await AccountAsync(World.AlderMpn, Who.Personal.Owner(), application.Owner());

        (await Portal.StartAsync(id, Who.Personal.Acts())).ShouldStand(
            MigrationState.ActionRequired,
            workEmail: ErrorReason.WorkEmailRequired
        );
        await Portal.CancelAsync(id);
        (await Portal.StartAsync(id, application.Acts())).ShouldStand(
            MigrationState.ActionRequired,
            workEmail: ErrorReason.WorkEmailRequired
        );
        (await Portal.SubmitAsync(id, Who.Personal.Acts(), "Mara@ALDER.example")).ShouldStand(MigrationState.Ready);
    }

    [Fact]
    public async Task Start_WhenTenantDiffers_NamesTheRightTenant()
    {
        var id = await AccountAsync(World.BriarMpn, Who.Personal.Owner());

        var refused = await Refusal.WithoutTraceAsync(
            Portal,
            id,
            ErrorReason.TenantMismatch,
            () => Portal.StartAsync(id, Who.Personal.Acts(), "mara@alder.example")
        );

        var detail = refused.Detail<TenantMismatch>();
        detail.Given.ShouldBe(new TenantReference { TenantId = World.Alder, DisplayName = "Alder Analytics" });
        detail
            .Accepted.Select(t => (t.TenantId, t.DisplayName))
            .ShouldBe([(World.Briar, "Briar Logistics"), (World.BriarNorth, "Briar North")]);
        foreach (var word in new[] { "Alder Analytics", World.Alder, "Briar Logistics", World.Briar, "Briar North" })
        {
            refused.Message.ShouldContain(word);
        }

        refused.Words["acceptedTenantIds"].ShouldBe($"""["{World.Briar}","{World.BriarNorth}"]""");
        refused.Words["acceptedTenantNames"].ShouldBe("""["Briar Logistics","Briar North"]""");
        refused.Words["givenTenantName"].ShouldBe("Alder Analytics");
    }

    [Fact]
    public async Task AssociatedTenant_IsAccepted()
    {
        var owner = Who.Work("sigrid@north.briar.example");
        var id = await AccountAsync(World.BriarMpn, owner.Owner());

        var started = await Portal.StartAsync(id, owner.Acts());

        started.ShouldStand(MigrationState.Ready);
        started.Tenant.ShouldBe(new TenantReference { TenantId = World.BriarNorth, DisplayName = "Briar North" });
    }

    [Fact]
    public async Task AcceptedTenant_ThatIsNotImported_HasAnIdAndNoName()
    {
        var id = await AccountAsync(World.NotImportedMpn, Who.Personal.Owner());

        var refused = await Refusal.OfAsync(
            ErrorReason.TenantMismatch,
            () => Portal.StartAsync(id, Who.Personal.Acts(), "mara@alder.example")
        );

        refused
            .Detail<TenantMismatch>()
            .Accepted.Single()
            .ShouldBe(new TenantReference { TenantId = World.NotImported });
    }

    [Fact]
    public async Task WithoutAMembership_TheFirstStandingWorkEmailSaysWhichTenantIsAccepted()
    {
        var id = await AccountAsync(string.Empty, Who.Mara.Owner(), Who.Remy.Owner());
        (await Portal.StartAsync(id, Who.Mara.Acts())).ShouldStand(
            MigrationState.ActionRequired,
            membership: ErrorReason.MpnIdMissing
        );

        var refused = await Refusal.WithoutTraceAsync(
            Portal,
            id,
            ErrorReason.TenantMismatch,
            () => Portal.SubmitAsync(id, Who.Remy.Acts(), "remy@briar.example")
        );

        refused.Detail<TenantMismatch>().Accepted.Single().TenantId.ShouldBe(World.Alder);
    }

    [Fact]
    public async Task InternationalisedDomain_IsFoldedToItsALabel()
    {
        const string Tenant = "aaaaaaaa-0000-4000-8000-00000000001d";
        var mpn = Ids.NextMpn();
        await Portal.ImportAsync(World.Tenant(Tenant, "Bücher", TenantKind.Standard, "bücher.example"));
        await Portal.ImportAsync(World.Membership(mpn, Tenant));
        var id = await AccountAsync(mpn, Who.Personal.Owner());

        var started = await Portal.StartAsync(id, Who.Personal.Acts(), "Verlag@BÜCHER.example");

        started.ShouldStand(MigrationState.Ready);
        started.WorkEmails.Single().WorkEmail_.ShouldBe("verlag@xn--bcher-kva.example");
    }
}
