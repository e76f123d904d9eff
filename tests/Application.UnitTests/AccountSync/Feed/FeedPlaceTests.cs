using PublisherMigration.Application.AccountSync.Feed;

namespace PublisherMigration.Application.UnitTests.AccountSync.Feed;

public sealed class FeedPlaceTests
{
    /// <summary>As a reader passes them.</summary>
    private static readonly FeedPlace[] InOrder =
    [
        new(0),
        new(7, AfterAccount: 0),
        new(7, AfterAccount: 3),
        new(7, AfterAccount: 10),
        new(7),
        new(8, AfterAccount: 1),
        new(8),
    ];

    [Fact]
    public void IsAfter_IsTheOrderInWhichAReaderPassesPlaces()
    {
        for (var i = 0; i < InOrder.Length; i++)
        {
            for (var j = 0; j < InOrder.Length; j++)
            {
                InOrder[i].IsAfter(InOrder[j]).ShouldBe(i > j, $"{InOrder[i]} after {InOrder[j]}");
            }
        }
    }

    [Fact]
    public void TryParse_ReadsWhatToStringWrites()
    {
        foreach (var place in InOrder)
        {
            FeedPlace.TryParse(place.ToString(), out var read).ShouldBeTrue();
            read.ShouldBe(place);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("1.")]
    [InlineData(".1")]
    [InlineData("-1")]
    [InlineData("1.2.3")]
    [InlineData("1 ")]
    [InlineData("99999999999999999999")]
    public void TryParse_OfAnythingElse_SaysNo(string text) => FeedPlace.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void CompleteTo_InASnapshot_IsNothingYet()
    {
        new FeedPlace(7, AfterAccount: 3).CompleteTo.ShouldBe(0);
        new FeedPlace(7).CompleteTo.ShouldBe(7);
    }
}
