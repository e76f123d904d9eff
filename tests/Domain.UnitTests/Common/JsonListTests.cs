using System.Text.Json;
using PublisherMigration.Domain.Common;

namespace PublisherMigration.Domain.UnitTests.Common;

public sealed class JsonListTests
{
    [Fact]
    public void Of_NoItems_IsAnEmptyArray() => JsonList.Of([]).ShouldBe("[]");

    [Fact]
    public void Of_Letters_KeepsThemReadable() =>
        JsonList.Of(["Müller & Söhne", "株式会社"]).ShouldBe("""["Müller & Söhne","株式会社"]""");

    [Fact]
    public void Of_QuotesAndBreaks_IsReadBackUnchanged()
    {
        string[] items = ["a\"b", "c\\d", "e\nf", "</script>", ""];
        JsonSerializer.Deserialize<string[]>(JsonList.Of(items)).ShouldBe(items);
    }
}
