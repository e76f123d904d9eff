using PublisherMigration.Application.AccountSync.Delivery;

namespace PublisherMigration.Application.UnitTests.Delivery;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(1, 0.1, 0.2)]
    [InlineData(2, 0.2, 0.4)]
    [InlineData(5, 1.6, 3.2)]
    [InlineData(9, 15, 30)]
    [InlineData(1_000_000, 15, 30)]
    public void OfAccount_DoublesFromAFifthOfASecondToHalfAMinute(int failures, double least, double most)
    {
        for (var i = 0; i < 200; i++)
        {
            Backoff.OfAccount.After(failures).TotalSeconds.ShouldBeInRange(least, most);
        }
    }

    [Fact]
    public void Waits_AreSpread() =>
        Enumerable
            .Range(0, 100)
            .Select(static _ => Backoff.OfAccount.After(4))
            .Distinct()
            .Count()
            .ShouldBeGreaterThan(10);

    [Fact]
    public void OfPortal_DoublesFromHalfASecond()
    {
        Backoff.OfSilentPortal.After(1).TotalSeconds.ShouldBeInRange(0.25, 0.5);
        Backoff.OfSilentPortal.After(50).TotalSeconds.ShouldBeInRange(2.5, 5);
        Backoff.OfPausedPortal.After(50).TotalSeconds.ShouldBeInRange(15, 30);
    }
}
