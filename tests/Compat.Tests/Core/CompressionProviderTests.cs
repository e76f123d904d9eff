using System.IO.Compression;
using System.Text;
using Grpc.Net.Compression;
using Shouldly;

namespace PublisherMigration.Compat.Tests.Core;

public sealed class CompressionProviderTests
{
    private static readonly byte[] Message = Encoding.UTF8.GetBytes(new string('a', 1000));

    public static TheoryData<string> Names => ["gzip", "deflate"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Message_ComesBackFromFewerBytes(string name)
    {
        var provider = Provider(name);
        using MemoryStream compressed = new();
        using (var stream = provider.CreateCompressionStream(compressed, compressionLevel: null))
        {
            stream.Write(Message);
        }

        compressed.Length.ShouldBeLessThan(Message.Length);
        compressed.Position = 0;
        using MemoryStream restored = new();
        using (var stream = provider.CreateDecompressionStream(compressed))
        {
            stream.CopyTo(restored);
        }

        restored.ToArray().ShouldBe(Message);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Level_WhenAskedFor_ReplacesTheDefault(string name)
    {
        using MemoryStream compressed = new();
        using (var stream = Provider(name).CreateCompressionStream(compressed, CompressionLevel.NoCompression))
        {
            stream.Write(Message);
        }

        compressed.Length.ShouldBeGreaterThan(Message.Length);
        Provider(name).EncodingName.ShouldBe(name);
    }

    private static ICompressionProvider Provider(string name) =>
        string.Equals(name, "gzip", StringComparison.Ordinal)
            ? new GzipCompressionProvider(CompressionLevel.Fastest)
            : new DeflateCompressionProvider(CompressionLevel.Fastest);
}
