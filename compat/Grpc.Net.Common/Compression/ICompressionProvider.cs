using System.IO.Compression;

namespace Grpc.Net.Compression;

/// <summary>One way to compress messages.</summary>
public interface ICompressionProvider
{
    /// <summary>Its name in the <c>grpc-encoding</c> header.</summary>
    string EncodingName { get; }

    /// <summary>A stream that compresses what is written into the given one, which it leaves open.</summary>
    /// <param name="stream">Where the compressed bytes go.</param>
    /// <param name="compressionLevel">The level; null for the provider's own.</param>
    Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel);

    /// <summary>A stream that decompresses what it reads from the given one.</summary>
    Stream CreateDecompressionStream(Stream stream);
}
