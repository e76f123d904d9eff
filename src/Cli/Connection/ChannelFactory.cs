using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Grpc.Net.Client;
using PublisherMigration.Cli.Invocation;

namespace PublisherMigration.Cli.Connection;

internal static class ChannelFactory
{
    // A page of 1,000 migrations, or one account with 10,000 members, is well above gRPC's default of 4 MB.
    private const int LargestAnswer = 64 * 1024 * 1024;

    /// <exception cref="UsageException">The CA file holds no certificate.</exception>
    public static GrpcChannel Open(Settings settings) =>
        GrpcChannel.ForAddress(
            settings.Server,
            new GrpcChannelOptions
            {
                HttpHandler = Handler(settings),
                DisposeHttpClient = true,
                MaxReceiveMessageSize = LargestAnswer,
            }
        );

    private static SocketsHttpHandler Handler(Settings settings)
    {
        SocketsHttpHandler handler = new()
        {
            ConnectTimeout = TimeSpan.FromSeconds(10),
            // A watch may be silent for 10 s between bookmarks; a dead peer should not go unnoticed for much longer.
            KeepAlivePingDelay = TimeSpan.FromSeconds(30),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(20),
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        };
        if (settings.CaFile is { } file)
        {
            handler.SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = TrustOnly(file) };
        }

        return handler;
    }

    private static X509ChainPolicy TrustOnly(string file)
    {
        X509ChainPolicy policy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            // A private CA seldom serves revocation lists.
            RevocationMode = X509RevocationMode.NoCheck,
        };
        try
        {
            policy.CustomTrustStore.ImportFromPemFile(file);
        }
        catch (CryptographicException)
        {
            throw new UsageException($"'{file}' is not a PEM file of certificates.");
        }

        return policy.CustomTrustStore.Count > 0
            ? policy
            : throw new UsageException($"'{file}' holds no certificate in PEM form.");
    }
}
