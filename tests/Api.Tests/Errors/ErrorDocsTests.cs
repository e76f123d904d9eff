namespace PublisherMigration.Api.Tests.Errors;

public sealed class ErrorDocsTests
{
    /// <summary>With <c>UPDATE_DOCS=1</c> in the environment it rewrites the document instead.</summary>
    [Fact]
    public async Task ErrorDocsAreCurrent()
    {
        var current = ErrorDocs.Write();
        if (string.Equals(Environment.GetEnvironmentVariable("UPDATE_DOCS"), "1", StringComparison.Ordinal))
        {
            await File.WriteAllTextAsync(ErrorDocs.PathOfDocument, current, TestContext.Current.CancellationToken);
        }

        var written = await File.ReadAllTextAsync(ErrorDocs.PathOfDocument, TestContext.Current.CancellationToken);
        written.ShouldBe(current, "Run the tests of tests/Api.Tests once with UPDATE_DOCS=1.");
    }
}
