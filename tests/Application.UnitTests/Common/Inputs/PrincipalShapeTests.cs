using PublisherMigration.Application.Common.Inputs;
using PublisherMigration.Application.UnitTests.Support;
using PublisherMigration.Domain.PublisherAccounts;

namespace PublisherMigration.Application.UnitTests.Common.Inputs;

public sealed class PrincipalShapeTests
{
    /// <summary>Each with the field at fault.</summary>
    public static TheoryData<PrincipalInput?, string> Faulty =>
        new()
        {
            { null, "kind" },
            { Given.Nobody, "kind" },
            { Given.Ada with { Kind = (PrincipalKind)9 }, "kind" },
            { Given.Ada with { Email = "" }, "email" },
            { Given.Ada with { Email = "ada" }, "email" },
            { Given.Mia with { Email = new string('a', 255) }, "email" },
            { Given.Ada with { ApplicationId = Given.Id }, "application_id" },
            { Given.Ada with { ObjectId = Given.Id }, "object_id" },
            { Given.Ada with { Alias = "admins" }, "alias" },
            { Given.Mia with { TenantId = Given.Id }, "tenant_id" },
            { Given.Application with { ApplicationId = "" }, "application_id" },
            { Given.Application with { ApplicationId = "{" + Given.Id + "}" }, "application_id" },
            { Given.Application with { TenantId = "" }, "tenant_id" },
            { Given.Application with { TenantId = "contoso.com" }, "tenant_id" },
            { Given.Application with { Email = "ada@contoso.com" }, "email" },
            { Given.Application with { ObjectId = Given.Id }, "object_id" },
            { Given.Application with { Alias = "admins" }, "alias" },
            { Given.Group with { ObjectId = "x" }, "object_id" },
            { Given.Group with { TenantId = "" }, "tenant_id" },
            { Given.Group with { Alias = "admins" }, "alias" },
            { Given.Group with { Email = "ada@contoso.com" }, "email" },
            { Given.Group with { ApplicationId = Given.Id }, "application_id" },
            { Given.NamedGroup with { Alias = "" }, "object_id" },
            { Given.NamedGroup with { Alias = new string('a', 255) }, "object_id" },
            { Given.NamedGroup with { Alias = "a\nb" }, "object_id" },
            { Given.NamedGroup with { TenantId = Given.Id }, "tenant_id" },
            { Given.NamedGroup with { Email = "ada@contoso.com" }, "email" },
        };

    [Fact]
    public void TryParse_OfEachKind_IsThatPrincipal()
    {
        PrincipalInput[] inputs = [Given.Ada, Given.Mia, Given.Application, Given.Group, Given.NamedGroup];
        inputs
            .Select(PrincipalShape.Parse)
            .Select(static principal => principal.Identity)
            .ShouldBe([
                "1:ada@contoso.com",
                "2:mia@outlook.com",
                $"3:{Given.Id}@{Given.OtherId}",
                $"4:{Given.Id}@{Given.OtherId}",
                "4:alias:admins",
            ]);
    }

    [Theory]
    [MemberData(nameof(Faulty), DisableDiscoveryEnumeration = true)]
    public void TryParse_OfAFaultyInput_NamesTheField(PrincipalInput? input, string field)
    {
        var fault = PrincipalShape.TryParse(input, out _).ShouldNotBeNull();
        fault.Field.ShouldBe(field);
        fault.Text.ShouldNotBeEmpty();
    }

    [Fact]
    public void Parse_OfAFaultyInput_SaysThatValidationWasLeftOut() =>
        Should.Throw<InvalidOperationException>(() => PrincipalShape.Parse(Given.Nobody));
}
