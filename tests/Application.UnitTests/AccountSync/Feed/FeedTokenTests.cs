using PublisherMigration.Application.AccountSync.Feed;
using PublisherMigration.Application.Common.Paging;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Application.UnitTests.AccountSync.Feed;

public sealed class FeedTokenTests
{
    private static readonly Guid Feed = new("11111111-2222-4333-8444-555555555555");
    private static readonly Guid Other = new("99999999-2222-4333-8444-555555555555");
    private static readonly FeedFilter Some = FeedFilter.Of(["b", "a"]);

    [Fact]
    public void Read_GivesThePlace_ForTheSameAccountsInAnyOrder()
    {
        var token = FeedToken.Issue(Feed, Some, new FeedPlace(12, AfterAccount: 4));

        FeedToken.Read(Feed, FeedFilter.Of(["a", "b", "a"]), token, head: 12).ShouldBe(new FeedPlace(12, 4));
        token.ShouldMatch("^[A-Za-z0-9_-]+$");
    }

    [Fact]
    public void Read_BeyondTheHead_OrForAnotherFilter_IsInvalid()
    {
        var token = FeedToken.Issue(Feed, Some, new FeedPlace(12));

        ReasonOf(() => FeedToken.Read(Feed, Some, token, head: 11)).ShouldBe(Reason.ResumeTokenInvalid);
        ReasonOf(() => FeedToken.Read(Feed, FeedFilter.All, token, head: 12)).ShouldBe(Reason.ResumeTokenInvalid);
        ReasonOf(() => FeedToken.Read(Feed, FeedFilter.Of(["a"]), token, head: 12)).ShouldBe(Reason.ResumeTokenInvalid);
    }

    [Fact]
    public void Read_OfAnotherHistory_SaysWhich()
    {
        var token = FeedToken.Issue(Other, Some, new FeedPlace(12));

        var refused = Should.Throw<RuleViolationException>(() => FeedToken.Read(Feed, Some, token, head: 12));

        refused.Violation.Reason.ShouldBe(Reason.FeedRestored);
        refused.Violation.Metadata["givenFeedId"].ShouldBe(Other.ToString("D"));
        refused.Violation.Metadata["feedId"].ShouldBe(Feed.ToString("D"));
    }

    [Fact]
    public void Read_OfWhatWasIssuedForSomethingElse_IsInvalid()
    {
        string[] others =
        [
            string.Empty,
            "nonsense",
            OpaqueToken.Issue(Some.Name, "short"),
            OpaqueToken.Issue(Some.Name, $"{Feed:N}"),
            OpaqueToken.Issue(Some.Name, $"{Feed:N}-1"),
            OpaqueToken.Issue(Some.Name, new string('x', 40)),
        ];

        foreach (var other in others)
        {
            ReasonOf(() => FeedToken.Read(Feed, Some, other, head: 12)).ShouldBe(Reason.ResumeTokenInvalid, other);
        }
    }

    private static Reason ReasonOf(Func<FeedPlace> read) =>
        Should.Throw<RuleViolationException>(() => read()).Violation.Reason;
}
