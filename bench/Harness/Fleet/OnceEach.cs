using System.Net;
using PublisherMigration.LoadGenerator;

namespace PublisherMigration.Harness.Fleet;

/// <summary>One call for each of some publishers, with many in flight: how databases are filled.</summary>
internal static class OnceEach
{
    private const int Connections = 8;
    private const int Streams = 32;

    public static LoadProfile Of(IPEndPoint server, string path, int[] publishers, Func<int, byte[]> body)
    {
        const int lanes = Connections * Streams;
        return new LoadProfile
        {
            Server = server,
            Path = path,
            Bodies = new CallBodies([.. publishers.Select(body)]),
            Lanes =
            [
                .. Enumerable
                    .Range(0, lanes)
                    .Select(lane => (publishers.Length * lane / lanes)..(publishers.Length * (lane + 1) / lanes)),
            ],
            Connections = Connections,
            Streams = Streams,
            WarmUp = TimeSpan.Zero,
            Duration = TimeSpan.FromHours(1),
        };
    }
}
