using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.UnitTests.Common.Paging;

public sealed class PageTests
{
    [Theory]
    [InlineData(0, 50)]
    [InlineData(1, 1)]
    [InlineData(1_000, 1_000)]
    [InlineData(1_001, 1_000)]
    [InlineData(int.MaxValue, 1_000)]
    public void Limit_OfASize_IsTheDefaultOrAtMost1000(int size, int limit) =>
        new PageRequest(size, "").Limit.ShouldBe(limit);

    [Fact]
    public void After_WithoutAToken_IsTheFirstPage() =>
        PageToken.After("tenants", new PageRequest(0, "")).ShouldBeNull();

    [Fact]
    public void After_WithItsToken_IsTheIdAfterWhichThePageBegins() =>
        PageToken.After("tenants", new PageRequest(0, PageToken.Issue("tenants", "t-9"))).ShouldBe("t-9");

    [Theory]
    [InlineData("garbage")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAA")]
    public void After_WithGarbage_IsRefused(string token) => Refused("tenants", token);

    [Fact]
    public void After_WithTheTokenOfAnotherList_IsRefused() =>
        Refused("tenants", PageToken.Issue("publishers", "acme"));

    [Fact]
    public void Of_OneMoreThanAsked_HasANextPage()
    {
        var page = Page<string>.Of(["a", "b", "c"], new PageRequest(2, ""), static last => "after " + last);
        page.Items.ShouldBe(["a", "b"]);
        page.NextToken.ShouldBe("after b");
    }

    [Fact]
    public void Of_AsManyAsAsked_IsTheLast()
    {
        var page = Page<string>.Of(
            ["a", "b"],
            new PageRequest(2, ""),
            static _ => throw new InvalidOperationException()
        );
        page.Items.ShouldBe(["a", "b"]);
        page.NextToken.ShouldBeEmpty();
    }

    private static void Refused(string list, string token) =>
        Should
            .Throw<RuleViolationException>(() => PageToken.After(list, new PageRequest(0, token)))
            .Violation.Reason.ShouldBe(Reason.PageTokenInvalid);
}
