using PublisherMigration.Domain.AccountMigrations;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations;

public sealed class StartTests
{
    [Fact]
    public void Start_WhenEveryRuleHolds_IsReady()
    {
        var world = World.OfAda().Start(Cast.Ada);
        world.State.ShouldBe(MigrationState.Ready);
        world.Migration.Attempt.ShouldBe(1);
        world.Migration.StartedBy.ShouldBe(new Initiator("portal", Cast.Ada));
        world.Migration.Tenant.ShouldBe(Cast.Contoso.Id);
        world.Migration.WorkEmails.ShouldBe([new WorkEmail(Cast.Ada, Cast.Ada.Email!.Value)]);
        world.WorkEmail.State.ShouldBe(RequirementState.Satisfied);
        world.Membership.State.ShouldBe(RequirementState.Satisfied);
    }

    [Fact]
    public void Start_WhenTenantDiffers_NamesTheRightTenant()
    {
        var world = World.Of(Cast.OfContoso, Cast.Owner(Cast.Nina)).Start(Cast.Nina);
        world.State.ShouldBe(MigrationState.ActionRequired);
        world.WorkEmail.State.ShouldBe(RequirementState.Outstanding);
        world.WorkEmail.Violation!.Reason.ShouldBe(Reason.TenantMismatch);
        world.WorkEmail.Violation.Metadata["acceptedTenantNames"].ShouldBe("""["Contoso","Fabrikam"]""");
        world.WorkEmail.Violation.Metadata["givenTenantName"].ShouldBe("Northwind");
    }

    [Theory]
    [InlineData("ada@live.com", Reason.WorkEmailIsConsumerAddress)]
    [InlineData("ada@unheard.example", Reason.WorkEmailDomainUnknown)]
    [InlineData("ada@sub.contoso.com", Reason.WorkEmailDomainUnknown)]
    [InlineData("ada@viral.org", Reason.TenantKindNotAllowed)]
    [InlineData("ada@buyers.net", Reason.TenantKindNotAllowed)]
    [InlineData("ada@northwind.com", Reason.TenantMismatch)]
    public void Start_WhenADefaultedWorkEmailFails_IsARequirementAndWhenGivenARefusal(string email, Reason reason)
    {
        var owner = Cast.Work(email);
        var defaulted = World.Of(Cast.OfContoso, Cast.Owner(owner)).Start(owner);
        defaulted.State.ShouldBe(MigrationState.ActionRequired);
        defaulted.WorkEmail.Violation!.Reason.ShouldBe(reason);
        defaulted.Migration.WorkEmails.ShouldHaveSingleItem().Address.Value.ShouldBe(email);

        var given = World.Of(Cast.OfContoso, Cast.Owner(owner));
        given.Refusal(world => world.Start(owner, email)).Reason.ShouldBe(reason);
        given.State.ShouldBe(MigrationState.NotStarted);
    }

    [Fact]
    public void Start_WithAMalformedWorkEmail_IsRefused() =>
        World.OfAda().Refusal(static world => world.Start(Cast.Ada, "ada")).Reason.ShouldBe(Reason.WorkEmailMalformed);

    [Fact]
    public void Start_ByAMicrosoftAccount_AsksForAWorkEmail()
    {
        var world = World.Of(Cast.OfContoso, Cast.Owner(Cast.Mia)).Start(Cast.Mia);
        world.State.ShouldBe(MigrationState.ActionRequired);
        world.Migration.WorkEmails.ShouldBeEmpty();
        world.WorkEmail.Violation!.ShouldSay(Reason.WorkEmailRequired);
    }

    [Fact]
    public void Start_ByAMicrosoftAccountOfACompanyDomain_AsksForAWorkEmailAllTheSame()
    {
        var personal = Cast.Personal("ada@contoso.com");
        var world = World.Of(Cast.OfContoso, Cast.Owner(personal)).Start(personal);
        world.WorkEmail.Violation!.Reason.ShouldBe(Reason.WorkEmailRequired);
    }

    [Fact]
    public void Start_ByAnApplication_AsksForAWorkEmail()
    {
        var app = Cast.Application(1, Cast.Contoso);
        var world = World.Of(Cast.OfContoso, Cast.Owner(app)).Start(app);
        world.WorkEmail.Violation!.Reason.ShouldBe(Reason.WorkEmailRequired);
    }

    [Fact]
    public void Start_ByAMicrosoftAccountWithAWorkEmail_IsReady() =>
        World
            .Of(Cast.OfContoso, Cast.Owner(Cast.Mia))
            .Start(Cast.Mia, "mia@contoso.com")
            .State.ShouldBe(MigrationState.Ready);

    [Theory]
    [InlineData(null, Reason.MpnIdMissing)]
    [InlineData("", Reason.MpnIdMissing)]
    [InlineData("12-34", Reason.MpnIdMalformed)]
    [InlineData(Cast.Unknown, Reason.MpnIdNotFound)]
    [InlineData(Cast.Location, Reason.MpnIdNotGlobal)]
    [InlineData(Cast.Rejected, Reason.MpnVettingRejected)]
    [InlineData(Cast.Expired, Reason.MpnMembershipExpired)]
    [InlineData(Cast.PendingAndExpired, Reason.MpnMembershipExpired)]
    public void Start_WhenTheMpnIdFails_IsARequirement(string? mpnId, Reason reason)
    {
        var world = World.OfAda(mpnId).Start(Cast.Ada);
        world.State.ShouldBe(MigrationState.ActionRequired);
        world.WorkEmail.State.ShouldBe(RequirementState.Satisfied);
        world.Membership.State.ShouldBe(RequirementState.Outstanding);
        world.Membership.Violation!.Reason.ShouldBe(reason);
    }

    [Fact]
    public void Start_WhenTheVettingIsPending_Waits()
    {
        var world = World.OfAda(Cast.Pending).Start(Cast.Ada);
        world.State.ShouldBe(MigrationState.EnrollmentPending);
        world.Membership.State.ShouldBe(RequirementState.Waiting);
        world.Membership.Violation!.Reason.ShouldBe(Reason.MpnVettingPending);
    }

    [Fact]
    public void Start_WhenBothFail_ReportsBoth()
    {
        var world = World.Of(mpnId: null, Cast.Owner(Cast.Mia)).Start(Cast.Mia);
        world.Migration.OutstandingReasons.ShouldBe([Reason.WorkEmailRequired, Reason.MpnIdMissing]);
        world.LastEvent.Reasons.ShouldBe([Reason.WorkEmailRequired, Reason.MpnIdMissing]);
    }

    [Fact]
    public void Start_WhenOneWaitsAndOneIsOutstanding_IsActionRequired() =>
        World.Of(Cast.Pending, Cast.Owner(Cast.Mia)).Start(Cast.Mia).State.ShouldBe(MigrationState.ActionRequired);

    [Fact]
    public void Start_ByAnOperator_TakesTheFirstWorkAccountOwnerWhoPasses()
    {
        var world = World
            .Of(
                Cast.OfContoso,
                Cast.Contributor(Cast.Work("aaa@contoso.com")),
                Cast.Owner(Cast.Work("aab@northwind.com")),
                Cast.Owner(Cast.Personal("aac@contoso.com")),
                Cast.Owner(Cast.Work("cy@contoso.com")),
                Cast.Owner(Cast.Bob)
            )
            .Start(actor: null);
        world.State.ShouldBe(MigrationState.Ready);
        world.Migration.WorkEmails.ShouldBe([new WorkEmail(Cast.Bob, Cast.Bob.Email!.Value)]);
        world.Migration.StartedBy.ShouldBe(new Initiator("portal", Principal: null));
    }

    [Fact]
    public void Start_ByAnOperatorWhenNoOwnerPasses_AsksForAWorkEmail()
    {
        var world = World
            .Of(Cast.OfContoso, Cast.Owner(Cast.Nina), Cast.Owner(Cast.Mia), Cast.Contributor(Cast.Bob))
            .Start(actor: null);
        world.Migration.WorkEmails.ShouldBeEmpty();
        world.WorkEmail.Violation!.Reason.ShouldBe(Reason.WorkEmailRequired);
    }

    [Fact]
    public void Start_ByAnOperatorWithAWorkEmail_BelongsToNobody()
    {
        var world = World.Of(Cast.OfContoso, Cast.Owner(Cast.Mia)).Start(actor: null, "new@contoso.com");
        world.Migration.WorkEmails.ShouldHaveSingleItem().BelongsTo.ShouldBeNull();
    }

    [Fact]
    public void Start_OfAnOpenMigration_ChangesNothing()
    {
        var world = World.OfAda().Start(Cast.Ada).Reload();
        var before = SnapshotText.Of(world);
        world.Start(Cast.Bob);
        SnapshotText.Of(world).ShouldBe(before);
        world.Migration.NewEvents.ShouldBeEmpty();
    }

    [Fact]
    public void Start_OfAnOpenMigrationWithAWorkEmailThatFails_IsRefused() =>
        World
            .OfAda()
            .Start(Cast.Ada)
            .Refusal(static world => world.Start(Cast.Ada, "ada@northwind.com"))
            .Reason.ShouldBe(Reason.TenantMismatch);

    [Fact]
    public void Start_OfACancelledMigration_CountsAnotherAttempt()
    {
        var world = World.OfAda().Start(Cast.Ada).Cancel(Cast.Ada).Start(actor: null);
        world.Migration.Attempt.ShouldBe(2);
        world.Migration.StartedBy!.Principal.ShouldBeNull();
        world.Migration.EnrollmentKey.ShouldBe("acme:2");
        world.LastEvent.Attempt.ShouldBe(2);
    }

    [Fact]
    public void Start_WithAMembershipOfSeveralTenants_TakesAnAddressOfAnAssociatedOne() =>
        World.Of(Cast.OfContoso, Cast.Owner(Cast.Fay)).Start(Cast.Fay).State.ShouldBe(MigrationState.Ready);
}
