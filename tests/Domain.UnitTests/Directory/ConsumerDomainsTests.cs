using PublisherMigration.Domain.Directory;

namespace PublisherMigration.Domain.UnitTests.Directory;

public sealed class ConsumerDomainsTests
{
    [Theory]
    [InlineData("outlook.com")]
    [InlineData("outlook.de")]
    [InlineData("hotmail.com")]
    [InlineData("hotmail.co.uk")]
    [InlineData("live.com")]
    [InlineData("live.nl")]
    [InlineData("msn.com")]
    [InlineData("OUTLOOK.COM")]
    [InlineData("ｏｕｔｌｏｏｋ.com")]
    [InlineData("out\u00ADlook.com")]
    public void Contains_OfAMicrosoftConsumerDomain_HoldsInAnySpelling(string domain) =>
        ConsumerDomains.Contains(DomainName.Parse(domain)).ShouldBeTrue();

    [Theory]
    [InlineData("contoso.com")]
    [InlineData("mail.outlook.com")]
    [InlineData("notoutlook.com")]
    [InlineData("outlook.com.contoso.com")]
    [InlineData("microsoft.com")]
    [InlineData("gmail.com")]
    public void Contains_OfAnother_DoesNot(string domain) =>
        ConsumerDomains.Contains(DomainName.Parse(domain)).ShouldBeFalse();
}
