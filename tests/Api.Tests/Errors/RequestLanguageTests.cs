using PublisherMigration.Api.Errors;
using PublisherMigration.Api.Texts;

namespace PublisherMigration.Api.Tests.Errors;

public sealed class RequestLanguageTests
{
    [Theory]
    [InlineData("", "en")]
    [InlineData("fr", "fr")]
    [InlineData("FR-ca", "fr")]
    [InlineData("fr-CA,fr;q=0.9,en;q=0.8", "fr")]
    [InlineData("en-GB,fr;q=0.9", "en")]
    [InlineData("en;q=0.5, fr;q=0.8", "fr")]
    [InlineData("fr ; q=0.1 , en ; q=0.2", "en")]
    [InlineData("de, fr;q=0.3", "fr")]
    [InlineData("de", "en")]
    [InlineData("*", "en")]
    [InlineData("*;q=0.1, fr;q=0.2", "fr")]
    [InlineData("fr;q=0", "en")]
    [InlineData("fr;q=2", "en")]
    [InlineData("fr;q=-1", "en")]
    [InlineData("fr;q=NaN", "en")]
    [InlineData("fr;level=1", "en")]
    [InlineData("french", "en")]
    [InlineData("frc", "en")]
    [InlineData(",,;=;q,é\t,", "en")]
    public void Of_FollowsTheQualityValues(string header, string tag)
    {
        RequestLanguage.Of(header).Tag.ShouldBe(tag);
        RequestLanguage.Of(header).Tag.ShouldBe(tag);
    }

    [Fact]
    public void Of_FloodOfDifferentHeaders_StaysBoundedAndRight()
    {
        for (var i = 0; i < 5_000; i++)
        {
            RequestLanguage.Of($"fr-{i}, en;q=0.1").ShouldBe(Language.French);
        }

        RequestLanguage.Of("fr, " + new string('x', 10_000)).ShouldBe(Language.French);
        RequestLanguage.Cached.ShouldBeLessThanOrEqualTo(1_000 + Environment.ProcessorCount);
    }
}
