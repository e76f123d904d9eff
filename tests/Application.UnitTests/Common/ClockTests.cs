using PublisherMigration.Application.Common;
using PublisherMigration.Application.UnitTests.Support;

namespace PublisherMigration.Application.UnitTests.Common;

public sealed class ClockTests
{
    [Fact]
    public void Now_IsCutToMicroseconds()
    {
        var noon = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        new ManualTime(noon.AddTicks(129)).Now().ShouldBe(noon.AddTicks(120));
    }
}
