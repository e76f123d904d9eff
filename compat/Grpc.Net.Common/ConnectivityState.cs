namespace Grpc.Core;

/// <summary>How a channel stands with its server.</summary>
public enum ConnectivityState
{
    /// <summary>Not connected, and not trying until there is a call.</summary>
    Idle,

    /// <summary>Connecting.</summary>
    Connecting,

    /// <summary>Connected.</summary>
    Ready,

    /// <summary>Could not connect; trying again after a pause.</summary>
    TransientFailure,

    /// <summary>Over.</summary>
    Shutdown,
}
