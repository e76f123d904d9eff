using PublisherMigration.Cli.Rendering;

namespace PublisherMigration.Cli.Tests.Rendering;

public sealed class PrintableTests
{
    [Theory]
    [InlineData("Contoso Élan 株式会社", "Contoso Élan 株式会社")]
    [InlineData("red\u001b[31m", "red\ufffd[31m")]
    [InlineData("two\nlines", "two lines")]
    [InlineData("moc.live\u202e@x", "moc.live\ufffd@x")]
    public void Of_TextFromElsewhere_CannotSteerTheTerminal(string text, string expected) =>
        Printable.Of(text).ShouldBe(expected);
}
