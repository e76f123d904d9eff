using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Application.UnitTests.Support;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.UnitTests.Common.Inputs;

public sealed class ActorShapeTests
{
    public static TheoryData<PrincipalInput, PrincipalKind> WhoMayAct =>
        new()
        {
            { Given.Ada, PrincipalKind.WorkAccount },
            { Given.Mia, PrincipalKind.MicrosoftAccount },
            { Given.Application, PrincipalKind.ServicePrincipal },
        };

    [Theory]
    [MemberData(nameof(WhoMayAct), DisableDiscoveryEnumeration = true)]
    public void Resolve_OfAPersonOrApplication_IsIt(PrincipalInput input, PrincipalKind kind) =>
        Resolve(Given.Actor(input)).ShouldNotBeNull().Principal.Kind.ShouldBe(kind);

    [Fact]
    public void Resolve_OfGroupIds_IgnoresTheirCase()
    {
        var actor = Resolve(Given.Actor(Given.Ada, "ADMINS")).ShouldNotBeNull();
        actor.IsOrBelongsTo(Principal.SecurityGroup("admins")).ShouldBeTrue();
    }

    [Fact]
    public void Resolve_OfAGroup_IsRefused()
    {
        foreach (var group in new[] { Given.Group, Given.NamedGroup })
        {
            var refusal = Should.Throw<RuleViolationException>(() => Resolve(Given.Actor(group)));
            refusal.Violation.Reason.ShouldBe(Reason.ActorKindNotAllowed);
            refusal.Violation.Metadata["kind"].ShouldBe("SECURITY_GROUP");
        }
    }

    [Fact]
    public void Resolve_OfNobody_IsAnOperatorsAlone()
    {
        ActorShape.Resolve(input: null, Given.Operations, "actor").ShouldBeNull();
        var refusal = Should.Throw<RuleViolationException>(static () => Resolve(input: null));
        refusal.Violation.Reason.ShouldBe(Reason.ActorRequired);
        refusal.Violation.Metadata["field"].ShouldBe("viewer");
    }

    [Fact]
    public void Resolve_OfAnActorWithoutAPrincipal_IsNoOperator() =>
        Should.Throw<InvalidOperationException>(static () =>
            ActorShape.Resolve(Given.Actor(principal: null), Given.Operations, "actor")
        );

    [Fact]
    public void Resolve_OfAnOperatorsActor_IsTheActor() =>
        ActorShape.Resolve(Given.Actor(Given.Ada), Given.Operations, "actor").ShouldNotBeNull();

    private static Actor? Resolve(ActorInput? input) => ActorShape.Resolve(input, Given.Portal, "viewer");
}
