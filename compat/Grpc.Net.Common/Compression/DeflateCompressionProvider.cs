using System.IO.Compression;

namespace Grpc.Net.Compression;

/// <summary>Compresses messages with deflate in a zlib frame (RFC 1950), as HTTP has it.</summary>
public sealed class DeflateCompressionProvider : ICompressionProvider
{
    private readonly CompressionLevel defaultLevel;

    /// <summary>A provider with the level to use where none is asked for.</summary>
    public DeflateCompressionProvider(CompressionLevel defaultCompressionLevel) =>
        defaultLevel = defaultCompressionLevel;

    /// <inheritdoc />
    public string EncodingName => "deflate";

    /// <inheritdoc />
    public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel) =>
        new ZLibStream(stream, compressionLevel ?? defaultLevel, leaveOpen: true);

    /// <inheritdoc />
    public Stream CreateDecompressionStream(Stream stream) => new ZLibStream(stream, CompressionMode.Decompress);
}
