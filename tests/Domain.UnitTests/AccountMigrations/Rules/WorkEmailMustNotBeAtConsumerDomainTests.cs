using PublisherMigration.Domain.AccountMigrations.Rules;
using PublisherMigration.Domain.Common;
using PublisherMigration.Domain.Directory;
using PublisherMigration.Domain.UnitTests.Support;

namespace PublisherMigration.Domain.UnitTests.AccountMigrations.Rules;

public sealed class WorkEmailMustNotBeAtConsumerDomainTests
{
    [Fact]
    public void Check_OfAnOrganisation_Holds() =>
        new WorkEmailMustNotBeAtConsumerDomain(EmailAddress.Parse("ada@contoso.com")).ShouldHold();

    [Theory]
    [InlineData("ada@outlook.com", "outlook.com")]
    [InlineData("ada@HOTMAIL.fr", "hotmail.fr")]
    [InlineData("ada@live.co.uk", "live.co.uk")]
    [InlineData("ada@msn.com", "msn.com")]
    public void Check_OfAConsumerDomain_NamesIt(string email, string domain) =>
        new WorkEmailMustNotBeAtConsumerDomain(EmailAddress.Parse(email)).ShouldFail(
            Reason.WorkEmailIsConsumerAddress,
            ("workEmail", "ada@" + domain),
            ("domain", domain)
        );
}
