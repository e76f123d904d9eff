namespace Grpc.Core;

/// <summary>Wishes about one written message.</summary>
[Flags]
public enum WriteFlags
{
    /// <summary>The message may wait in a buffer for the next one.</summary>
    BufferHint = 1,

    /// <summary>Send the message uncompressed, whatever the call's compression.</summary>
    NoCompress = 2,
}
