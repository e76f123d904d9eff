using System.Globalization;

namespace PublisherMigration.Harness.Contestants;

internal static class Commands
{
    public const string EchoPath = "/bench.v1.EchoService/Echo";

    /// <summary>An echo of one octet in field 1.</summary>
    private static readonly byte[] OneOctet = [0x0a, 1, 42];

    public static ServerCommand Echo(string directory) =>
        new()
        {
            Name = "bare echo",
            Directory = directory,
            Assembly = "PublisherMigration.EchoServer.dll",
            Arguments = port => [port.ToString(CultureInfo.InvariantCulture)],
            ProbePath = EchoPath,
            ProbeMessage = OneOctet,
            ProbeAnswer = OneOctet,
        };

    public static ServerCommand Api(string directory, string database) =>
        new()
        {
            Name = "server",
            Directory = directory,
            Assembly = "PublisherMigration.Api.dll",
            Settings = port => new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["DOTNET_ENVIRONMENT"] = "Development",
                ["Database__Path"] = database,
                ["Kestrel__Endpoints__Grpc__Url"] = $"http://127.0.0.1:{port}",
                ["Kestrel__Endpoints__Grpc__Protocols"] = "Http2",
                ["SampleFleet__Directory"] = "",
                ["Logging__LogLevel__Default"] = "Warning",
            },
            ProbePath = "/grpc.health.v1.Health/Check",
            ProbeMessage = [],
            // HealthCheckResponse { status: SERVING }
            ProbeAnswer = [0x08, 1],
        };
}
