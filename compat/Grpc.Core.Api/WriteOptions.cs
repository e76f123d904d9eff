namespace Grpc.Core;

/// <summary>How to write messages.</summary>
public class WriteOptions
{
    /// <summary>No wishes.</summary>
    public static readonly WriteOptions Default = new();

    /// <summary>Options with these flags.</summary>
    public WriteOptions(WriteFlags flags = default) => Flags = flags;

    /// <summary>The wishes.</summary>
    public WriteFlags Flags { get; }
}
