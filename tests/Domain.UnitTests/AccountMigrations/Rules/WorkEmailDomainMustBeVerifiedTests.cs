using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations.Rules;

public sealed class WorkEmailDomainMustBeVerifiedTests
{
    private static readonly EmailAddress Address = EmailAddress.Parse("ada@contoso.com");

    [Fact]
    public void Check_WithATenant_Holds() => new WorkEmailDomainMustBeVerified(Address, Cast.Contoso).ShouldHold();

    [Fact]
    public void Check_WithoutATenant_NamesTheDomain() =>
        new WorkEmailDomainMustBeVerified(Address, Tenant: null).ShouldFail(
            Reason.WorkEmailDomainUnknown,
            ("workEmail", "ada@contoso.com"),
            ("domain", "contoso.com")
        );
}
