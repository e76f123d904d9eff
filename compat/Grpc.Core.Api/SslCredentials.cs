namespace Grpc.Core;

/// <summary>TLS.</summary>
public sealed class SslCredentials : ChannelCredentials
{
    /// <summary>Trusts the system's roots and has no client certificate.</summary>
    public SslCredentials()
        : this(rootCertificates: null) { }

    /// <summary>Trusts these roots (PEM).</summary>
    public SslCredentials(string? rootCertificates)
        : this(rootCertificates, keyCertificatePair: null) { }

    /// <summary>Trusts these roots (PEM) and shows this certificate.</summary>
    public SslCredentials(string? rootCertificates, KeyCertificatePair? keyCertificatePair)
        : this(rootCertificates, keyCertificatePair, verifyPeerCallback: null) { }

    /// <summary>Trusts these roots (PEM), shows this certificate and asks the callback last.</summary>
    public SslCredentials(
        string? rootCertificates,
        KeyCertificatePair? keyCertificatePair,
        VerifyPeerCallback? verifyPeerCallback
    )
    {
        RootCertificates = rootCertificates;
        KeyCertificatePair = keyCertificatePair;
        VerifyPeerCallback = verifyPeerCallback;
    }

    /// <summary>The roots to trust (PEM); null for the system's.</summary>
    public string? RootCertificates { get; }

    /// <summary>The client's certificate, if any.</summary>
    public KeyCertificatePair? KeyCertificatePair { get; }

    /// <summary>The last check of the server, if any.</summary>
    public VerifyPeerCallback? VerifyPeerCallback { get; }

    /// <inheritdoc />
    public override void InternalPopulateConfiguration(
        ChannelCredentialsConfiguratorBase configurator,
        object? state
    ) => configurator.SetSslCredentials(state, RootCertificates, KeyCertificatePair, VerifyPeerCallback);
}
