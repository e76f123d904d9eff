namespace Grpc.Core;

/// <summary>Which side streams.</summary>
public enum MethodType
{
    /// <summary>One message each way.</summary>
    Unary,

    /// <summary>The client streams.</summary>
    ClientStreaming,

    /// <summary>The server streams.</summary>
    ServerStreaming,

    /// <summary>Both stream.</summary>
    DuplexStreaming,
}
