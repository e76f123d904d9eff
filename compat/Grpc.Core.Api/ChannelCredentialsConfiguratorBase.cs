namespace Grpc.Core;

/// <summary>How a client learns what channel credentials are made of.</summary>
public abstract class ChannelCredentialsConfiguratorBase
{
    /// <summary>The channel is plain text.</summary>
    public abstract void SetInsecureCredentials(object? state);

    /// <summary>The channel is TLS.</summary>
    public abstract void SetSslCredentials(
        object? state,
        string? rootCertificates,
        KeyCertificatePair? keyCertificatePair,
        VerifyPeerCallback? verifyPeerCallback
    );

    /// <summary>The channel has credentials for all of its calls.</summary>
    public abstract void SetCompositeCredentials(
        object? state,
        ChannelCredentials channelCredentials,
        CallCredentials callCredentials
    );
}
