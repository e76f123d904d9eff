using Grpc.Core;
using Shouldly;

namespace PublisherMigration.Compat.Tests.Core;

public sealed class StreamTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAll_GivesEveryMessageToTheEnd()
    {
        List<string> read = [];

        await foreach (var text in new Words("a", "b").ReadAllAsync(Cancellation))
        {
            read.Add(text);
        }

        read.ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task ReadAll_HandsTheTokenOn()
    {
        using CancellationTokenSource source = new();
        await source.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await new Words("a").ReadAllAsync(source.Token).FirstAsync(CancellationToken.None);
        });
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await new Words("a").ReadAllAsync(Cancellation).FirstAsync(source.Token);
        });
    }

    [Fact]
    public void ReadAll_WhenTheReaderIsNull_ThrowsAtOnce() =>
        Should.Throw<ArgumentNullException>(() => ((IAsyncStreamReader<string>)null!).ReadAllAsync(Cancellation));

    [Fact]
    public async Task MoveNext_WithoutAToken_Reads()
    {
        Words words = new("a");

        (await words.MoveNext()).ShouldBeTrue();
        words.Current.ShouldBe("a");
        (await words.MoveNext()).ShouldBeFalse();
    }

    [Fact]
    public async Task Write_WhenTheWriterKnowsNoTokens_RefusesOneThatCanCancel()
    {
        using CancellationTokenSource source = new();
        PlainWriter plain = new();
        IAsyncStreamWriter<string> writer = plain;

        await writer.WriteAsync("a", CancellationToken.None);
        await Should.ThrowAsync<NotSupportedException>(() => writer.WriteAsync("b", source.Token));

        plain.Written.ShouldBe(["a"]);
    }

    private sealed class Words(params string[] words) : IAsyncStreamReader<string>
    {
        private int index = -1;

        public string Current => words[index];

        public Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(++index < words.Length);
        }
    }

    private sealed class PlainWriter : IAsyncStreamWriter<string>
    {
        public List<string> Written { get; } = [];

        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(string message)
        {
            Written.Add(message);
            return Task.CompletedTask;
        }
    }
}
