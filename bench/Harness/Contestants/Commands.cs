using System.Globalization;

namespace PublisherMigration.Harness.Contestants;

internal static class Commands
{
    public const string EchoPath = "/bench.v1.EchoService/Echo";
    public const string RepeatPath = "/bench.v1.EchoService/Repeat";
    public const string HealthPath = "/grpc.health.v1.Health/Check";

    /// <summary>HealthCheckResponse { status: SERVING }</summary>
    public static readonly byte[] Serving = [0x08, 1];

    /// <summary>An echo of one octet in field 1.</summary>
    private static readonly byte[] OneOctet = [0x0a, 1, 42];

    public static ServerCommand Echo(string directory) =>
        new()
        {
            Name = "bare echo",
            Program = DotnetHost.Path,
            Directory = directory,
            Arguments = port =>
                [
                    Path.Combine(directory, "PublisherMigration.EchoServer.dll"),
                    port.ToString(CultureInfo.InvariantCulture),
                ],
            ProbePath = EchoPath,
            ProbeMessage = OneOctet,
            ProbeAnswer = OneOctet,
        };

    public static ServerCommand Api(string directory, string database) =>
        new()
        {
            Name = "server",
            Program = DotnetHost.Path,
            Directory = directory,
            Arguments = _ => [Path.Combine(directory, "PublisherMigration.Api.dll")],
            Settings = port => new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["DOTNET_ENVIRONMENT"] = "Development",
                ["Database__Path"] = database,
                ["Kestrel__Endpoints__Grpc__Url"] = $"http://127.0.0.1:{port}",
                ["Kestrel__Endpoints__Grpc__Protocols"] = "Http2",
                ["SampleFleet__Directory"] = "",
                ["Logging__LogLevel__Default"] = "Warning",
            },
            ProbePath = HealthPath,
            ProbeMessage = [],
            ProbeAnswer = Serving,
        };
}
