using PublisherMigration.Infrastructure.Persistence.LegacyPortal;

namespace PublisherMigration.Crash.Tests.Processes;

/// <summary>One database, and the servers that live on it one after the other.</summary>
internal sealed class ServerSite : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("crash-tests-");
    private readonly string[] _settings;

    /// <param name="settings">Settings beside those that every server here has.</param>
    public ServerSite(params string[] settings) =>
        _settings = [
            "--environment=Development",
            $"--Database:Path={DatabasePath}",
            // Small, so that checkpoints come often.
            "--Database:CheckpointPages=100",
            "--Kestrel:Endpoints:Grpc:Url=http://127.0.0.1:0",
            "--Kestrel:Endpoints:Grpc:Protocols=Http2",
            "--SampleFleet:Directory=",
            "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information",
            .. settings,
        ];

    public string DatabasePath => Path.Combine(_folder.FullName, "migration.db");

    /// <summary>Of the embedded legacy portal.</summary>
    public string PortalDatabasePath => PortalConnection.PathBeside(DatabasePath);

    public bool IsPortalEmbedded =>
        !Array.Exists(
            _settings,
            static setting => setting.StartsWith("--LegacyPortal:Address=", StringComparison.Ordinal)
        );

    public ServerProcess Start(ServerProgram program, string failpoints = "") =>
        ServerProcess.Start(program, _folder.FullName, _settings, failpoints);

    public void Dispose() => _folder.Delete(recursive: true);
}
