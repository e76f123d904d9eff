using System.Net;
using System.Net.Sockets;

namespace PublisherMigration.Harness.Contestants;

internal static class FreePort
{
    /// <summary>A port of the loopback that is free just now.</summary>
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
