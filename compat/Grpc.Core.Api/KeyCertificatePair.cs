namespace Grpc.Core;

/// <summary>A certificate chain and its private key, both PEM.</summary>
public sealed class KeyCertificatePair
{
    /// <summary>A pair.</summary>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    public KeyCertificatePair(string certificateChain, string privateKey)
    {
        ArgumentNullException.ThrowIfNull(certificateChain);
        ArgumentNullException.ThrowIfNull(privateKey);
        CertificateChain = certificateChain;
        PrivateKey = privateKey;
    }

    /// <summary>PEM, the peer's own certificate first.</summary>
    public string CertificateChain { get; }

    /// <summary>PEM.</summary>
    public string PrivateKey { get; }
}
