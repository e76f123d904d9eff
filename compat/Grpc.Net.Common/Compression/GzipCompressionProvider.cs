using System.IO.Compression;

namespace Grpc.Net.Compression;

/// <summary>Compresses messages with gzip (RFC 1952).</summary>
public sealed class GzipCompressionProvider : ICompressionProvider
{
    private readonly CompressionLevel defaultLevel;

    /// <summary>A provider with the level to use where none is asked for.</summary>
    public GzipCompressionProvider(CompressionLevel defaultCompressionLevel) => defaultLevel = defaultCompressionLevel;

    /// <inheritdoc />
    public string EncodingName => "gzip";

    /// <inheritdoc />
    public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel) =>
        new GZipStream(stream, compressionLevel ?? defaultLevel, leaveOpen: true);

    /// <inheritdoc />
    public Stream CreateDecompressionStream(Stream stream) => new GZipStream(stream, CompressionMode.Decompress);
}
